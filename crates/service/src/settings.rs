//! Settings of an authority: policies from dated files, the built-in ones unless others are given.

mod pay;

use std::path::Path;

use calendar::words;
use practice::Policies;
use practice::policies::Value;
use workforce::people::allocation::INTERESTS_MOST;

use crate::error::ServiceError;

pub(crate) use pay::line_at;
pub use pay::{PAY_FILE, PayPolicy, read_pay};

/// The policies that come with the program, as file name and text.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("academy.toml", include_str!("../../../policies/academy.toml")),
    ("clocks.toml", include_str!("../../../policies/clocks.toml")),
    ("forecast.toml", include_str!("../../../policies/forecast.toml")),
    ("front_door.toml", include_str!("../../../policies/front_door.toml")),
    ("measures.toml", include_str!("../../../policies/measures.toml")),
    ("structure.toml", include_str!("../../../policies/structure.toml")),
    ("terms.toml", include_str!("../../../policies/terms.toml")),
    ("staff_consultation.toml", include_str!("../../../policies/staff_consultation.toml")),
];

/// Reads policy files: every `.toml` of a folder, or the built-in ones when there is no folder. The pay policy
/// is a table of its own: [`read_pay`] reads it.
///
/// # Errors
/// [`ServiceError::Policies`] names the file and what is wrong with it.
pub fn read_policies(folder: Option<&Path>) -> Result<Policies, ServiceError> {
    let mut policies = Policies::default();
    let mut read = |name: &str, text: &str| {
        let more: Policies = toml::from_str(text)
            .map_err(|error| ServiceError::Policies { file: name.into(), detail: error.to_string() })?;
        policies.extend(more);
        Ok::<(), ServiceError>(())
    };
    match folder {
        None => {
            for (name, text) in BUILT_IN {
                read(name, text)?;
            }
        }
        Some(folder) => {
            let fault = |error: std::io::Error| ServiceError::Policies {
                file: folder.display().to_string(),
                detail: error.to_string(),
            };
            let mut files: Vec<_> = std::fs::read_dir(folder)
                .map_err(fault)?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
                .filter(|path| path.file_name().is_none_or(|name| name != PAY_FILE))
                .collect();
            files.sort();
            for path in files {
                let text = std::fs::read_to_string(&path).map_err(fault)?;
                read(&path.display().to_string(), &text)?;
            }
        }
    }
    let file = folder.map_or("staff_consultation.toml".to_owned(), |folder| folder.display().to_string());
    match too_many_interests(&policies) {
        Some(detail) => Err(ServiceError::Policies { file, detail }),
        None => Ok(policies),
    }
}

/// What to do about a policy that would take interests which no step of filling the posts considers.
fn too_many_interests(policies: &Policies) -> Option<String> {
    const ROLES: &str = "staff_consultation.roles";
    let (_, versions) = policies.all().find(|(key, _)| *key == ROLES)?;
    let most = i64::from(INTERESTS_MOST);
    let allowed = |value: &Value| matches!(value, Value::Number(roles) if (1..=most).contains(roles));
    let wrong = versions.iter().find(|version| !allowed(&version.value))?;
    Some(format!(
        "{ROLES} from {}: enter a whole number from 1 to {most}. Posts are filled by first and second choices, so an \
         interest in a further role would never be considered.",
        words::day(wrong.from)
    ))
}
