//! The master key: the one secret that is not in the database.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use rand::TryRng;
use rand::rngs::SysRng;
use zeroize::{Zeroize, Zeroizing};

use crate::LedgerError;

/// The authority's master key, 32 bytes. It wraps the data key of every subject, so whoever loses it loses the
/// record, and whoever has it and the database can read the record. It is wiped from memory when dropped and is
/// never shown.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    /// A new key from the system's source of randomness.
    ///
    /// # Errors
    /// [`LedgerError::MasterKey`] when the system has no randomness to give.
    pub fn generate() -> Result<Self, LedgerError> {
        let mut bytes = Zeroizing::new([0; 32]);
        fill_random(bytes.as_mut())?;
        Ok(MasterKey(bytes))
    }

    /// A key given as its 32 bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        MasterKey(Zeroizing::new(bytes))
    }

    /// Reads a key file: 64 hexadecimal digits, base64 of 32 bytes, or the 32 bytes themselves.
    ///
    /// # Errors
    /// [`LedgerError::MasterKey`] when the file cannot be read, holds something else, or can be read by other
    /// accounts than its owner's.
    pub fn from_file(path: &Path) -> Result<Self, LedgerError> {
        let fault = |detail: String| LedgerError::MasterKey { from: path.display().to_string(), detail };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path).map_err(|e| fault(e.to_string()))?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(fault(format!(
                    "other accounts may read it (mode {:o}); only its owner should: chmod 600",
                    mode & 0o777
                )));
            }
        }
        let text = Zeroizing::new(fs::read(path).map_err(|e| fault(e.to_string()))?);
        Self::read(&text).ok_or_else(|| fault(ALLOWED.into()))
    }

    /// Makes a new key and writes it, as 64 hexadecimal digits, to a new file that only its owner may read.
    ///
    /// # Errors
    /// [`LedgerError::MasterKey`] when the file exists already or cannot be written.
    pub fn create_file(path: &Path) -> Result<Self, LedgerError> {
        let fault = |e: std::io::Error| LedgerError::MasterKey {
            from: path.display().to_string(),
            detail: e.to_string(),
        };
        let key = Self::generate()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(fault)?;
        let mut text = Zeroizing::new(String::with_capacity(65));
        for byte in key.0.iter() {
            fmt::Write::write_fmt(&mut *text, format_args!("{byte:02x}")).unwrap_or_default();
        }
        text.push('\n');
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        Ok(key)
    }

    /// Reads the key from an environment variable: 64 hexadecimal digits or base64 of 32 bytes. `None` when the
    /// variable is not set.
    ///
    /// # Errors
    /// [`LedgerError::MasterKey`] when it holds something else.
    pub fn from_env(variable: &str) -> Result<Option<Self>, LedgerError> {
        let Some(text) = std::env::var_os(variable) else { return Ok(None) };
        let text = Zeroizing::new(text.into_encoded_bytes());
        match Self::read(&text) {
            Some(key) => Ok(Some(key)),
            None => Err(LedgerError::MasterKey { from: variable.into(), detail: ALLOWED.into() }),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn read(text: &[u8]) -> Option<Self> {
        if let Ok(bytes) = <[u8; 32]>::try_from(text) {
            return Some(MasterKey(Zeroizing::new(bytes)));
        }
        let text = text.trim_ascii();
        bytes_from_hex(text).or_else(|| bytes_from_base64(text)).map(|bytes| MasterKey(Zeroizing::new(bytes)))
    }
}

const ALLOWED: &str = "a master key is 64 hexadecimal digits, or base64 of 32 bytes";

impl FromStr for MasterKey {
    type Err = LedgerError;
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let fault = || LedgerError::MasterKey { from: "as given".into(), detail: ALLOWED.into() };
        let text = text.trim().as_bytes();
        bytes_from_hex(text).or_else(|| bytes_from_base64(text)).map(Self::from_bytes).ok_or_else(fault)
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

/// Fills with bytes fit for keys.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), LedgerError> {
    SysRng.try_fill_bytes(bytes).map_err(|e| LedgerError::MasterKey {
        from: "from the system".into(),
        detail: format!("the system has no randomness to give: {e}"),
    })
}

pub(crate) fn bytes_from_hex(text: &[u8]) -> Option<[u8; 32]> {
    let digit = |c: &u8| char::from(*c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut bytes = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(high)? << 4 | digit(low)?;
    }
    Some(bytes)
}

/// Base64 of exactly 32 bytes, in the usual or the URL alphabet, with or without its `=`.
fn bytes_from_base64(text: &[u8]) -> Option<[u8; 32]> {
    let text = text.strip_suffix(b"=").unwrap_or(text);
    if text.len() != 43 {
        return None;
    }
    let mut bytes = [0; 32];
    let (mut held, mut bits, mut at) = (0u32, 0, 0);
    for c in text {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            *bytes.get_mut(at)? = (held >> bits & 0xff) as u8;
            at += 1;
        }
    }
    held.zeroize();
    (at == 32).then_some(bytes)
}
