//! Sealing: what is told under its subject's key, the subject's key under the master key.
//!
//! XChaCha20-Poly1305 throughout; a sealed value is its 24-byte nonce, what was sealed, and the 16-byte tag.

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::master::{MasterKey, fill_random};
use crate::{Authority, LedgerError, Subject};

/// Bytes before what is sealed.
pub(crate) const NONCE: usize = 24;
/// Bytes after what is sealed.
pub(crate) const TAG: usize = 16;

/// The data key of one subject.
#[derive(Clone)]
pub(crate) struct DataKey(XChaCha20Poly1305);

/// A subject's key as a reader finds it.
pub(crate) enum KeyState {
    /// It opens what was told.
    Here(DataKey),
    /// It has been destroyed.
    Destroyed,
    /// It is there but does not unwrap.
    Spoilt,
}

impl KeyState {
    pub(crate) fn of(
        wrapped: Option<&[u8]>,
        master: &MasterKey,
        authority: &Authority,
        subject: Subject,
    ) -> Self {
        match wrapped {
            None => KeyState::Destroyed,
            Some(wrapped) => match unwrap_key(master, authority, subject, wrapped) {
                Some(key) => KeyState::Here(key),
                None => KeyState::Spoilt,
            },
        }
    }
}

/// Makes a new data key and gives it with its wrapped form.
pub(crate) fn new_key(
    master: &MasterKey,
    authority: &Authority,
    subject: Subject,
) -> Result<(DataKey, Vec<u8>), LedgerError> {
    let mut bytes = Zeroizing::new([0; 32]);
    fill_random(bytes.as_mut())?;
    let wrapped = wrap_bytes(master, authority, subject, &bytes)?;
    Ok((DataKey(XChaCha20Poly1305::new((&*bytes).into())), wrapped))
}

/// Wraps a key again under another master key; `None` when it does not unwrap under the present one.
pub(crate) fn wrap_again(
    from: &MasterKey,
    to: &MasterKey,
    authority: &Authority,
    subject: Subject,
    wrapped: &[u8],
) -> Option<Result<Vec<u8>, LedgerError>> {
    let bytes = unwrap_bytes(from, authority, subject, wrapped)?;
    Some(wrap_bytes(to, authority, subject, &bytes))
}

/// The value that tells this master key from any other.
pub(crate) fn key_check(master: &MasterKey, authority: &Authority) -> Result<Vec<u8>, LedgerError> {
    let mut sealed = blank(0);
    seal(&cipher(master), &check_context(authority), &mut sealed)?;
    Ok(sealed)
}

/// Is this the master key that the check value was made with?
pub(crate) fn is_right_key(master: &MasterKey, authority: &Authority, check: &[u8]) -> bool {
    let mut check = check.to_vec();
    open(&cipher(master), &check_context(authority), &mut check).is_some_and(|held| held.is_empty())
}

impl DataKey {
    /// Seals in place: `payload` is nonce, plain text and tag; nonce and tag are filled in here.
    pub(crate) fn seal(&self, context: &[u8], payload: &mut [u8]) -> Result<(), LedgerError> {
        seal(&self.0, context, payload)
    }

    /// Opens in place and gives the plain text; `None` when key, context or payload is another than when sealed.
    pub(crate) fn open<'p>(&self, context: &[u8], payload: &'p mut [u8]) -> Option<&'p mut [u8]> {
        open(&self.0, context, payload)
    }
}

/// What is bound to an entry's payload without being in it, so that a payload moved elsewhere does not open.
pub(crate) struct PayloadContext {
    bytes: Vec<u8>,
    prefix: usize,
}

impl PayloadContext {
    pub(crate) fn new(authority: &Authority) -> Self {
        let mut bytes = b"goldthread ledger 1 payload".to_vec();
        put_authority(&mut bytes, authority);
        PayloadContext { prefix: bytes.len(), bytes }
    }

    pub(crate) fn of(&mut self, subject: Subject, version: u32, recorded: i64) -> &[u8] {
        self.bytes.truncate(self.prefix);
        self.bytes.extend_from_slice(subject.0.as_bytes());
        self.bytes.extend_from_slice(&version.to_be_bytes());
        self.bytes.extend_from_slice(&recorded.to_be_bytes());
        &self.bytes
    }
}

/// Writes the authority with its length before it, so that no two contexts can read alike.
pub(crate) fn put_authority(bytes: &mut Vec<u8>, authority: &Authority) {
    let name = authority.as_str().as_bytes();
    bytes.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
    bytes.extend_from_slice(name);
}

fn unwrap_key(
    master: &MasterKey,
    authority: &Authority,
    subject: Subject,
    wrapped: &[u8],
) -> Option<DataKey> {
    let bytes = unwrap_bytes(master, authority, subject, wrapped)?;
    Some(DataKey(XChaCha20Poly1305::new((&*bytes).into())))
}

fn unwrap_bytes(
    master: &MasterKey,
    authority: &Authority,
    subject: Subject,
    wrapped: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    let mut wrapped = Zeroizing::new(wrapped.to_vec());
    let bytes = open(&cipher(master), &key_context(authority, subject), &mut wrapped)?;
    <[u8; 32]>::try_from(&*bytes).ok().map(Zeroizing::new)
}

fn wrap_bytes(
    master: &MasterKey,
    authority: &Authority,
    subject: Subject,
    bytes: &[u8; 32],
) -> Result<Vec<u8>, LedgerError> {
    let mut wrapped = blank(bytes.len());
    wrapped.splice(NONCE..NONCE + bytes.len(), bytes.iter().copied());
    seal(&cipher(master), &key_context(authority, subject), &mut wrapped)?;
    Ok(wrapped)
}

fn blank(plain: usize) -> Vec<u8> {
    vec![0; NONCE + plain + TAG]
}

fn cipher(master: &MasterKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(master.bytes().into())
}

fn check_context(authority: &Authority) -> Vec<u8> {
    let mut context = b"goldthread ledger 1 check".to_vec();
    put_authority(&mut context, authority);
    context
}

fn key_context(authority: &Authority, subject: Subject) -> Vec<u8> {
    let mut context = b"goldthread ledger 1 key".to_vec();
    put_authority(&mut context, authority);
    context.extend_from_slice(subject.0.as_bytes());
    context
}

fn seal(cipher: &XChaCha20Poly1305, context: &[u8], sealed: &mut [u8]) -> Result<(), LedgerError> {
    // Far beyond what one entry holds: the cipher seals up to 256 GB.
    let too_long = || LedgerError::MasterKey {
        from: "of this ledger".into(),
        detail: "more was given than can be sealed at once".into(),
    };
    let (nonce, rest) = sealed.split_first_chunk_mut::<NONCE>().ok_or_else(too_long)?;
    let (plain, tag) = rest.split_last_chunk_mut::<TAG>().ok_or_else(too_long)?;
    // A random nonce of 24 bytes never repeats, not even when a transaction is undone and tried again.
    rand::fill(nonce);
    let made = cipher
        .encrypt_inout_detached(&XNonce::from(*nonce), context, InOutBuf::from(plain))
        .map_err(|_| too_long())?;
    tag.copy_from_slice(&made);
    Ok(())
}

fn open<'s>(cipher: &XChaCha20Poly1305, context: &[u8], sealed: &'s mut [u8]) -> Option<&'s mut [u8]> {
    let (nonce, rest) = sealed.split_first_chunk_mut::<NONCE>()?;
    let (hidden, tag) = rest.split_last_chunk_mut::<TAG>()?;
    cipher
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            context,
            InOutBuf::from(&mut *hidden),
            &Tag::from(*tag),
        )
        .ok()?;
    Some(hidden)
}
