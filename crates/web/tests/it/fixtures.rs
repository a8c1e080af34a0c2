//! Our component macros against GOV.UK Frontend's own examples.
//!
//! The package ships, for every component, options with the markup they must give. Each example whose
//! options a macro of ours knows is put through that macro and compared. How many are is asserted, so
//! that the cover cannot shrink unseen; examples with other options (extra attributes, translations)
//! are left out.

mod forms;
mod lists;
mod text;
mod ways;

use std::path::PathBuf;

use serde_json::Value;
use web::{Form, Html};

use super::markup::meaning;

/// A component: which options our macro knows, how many examples have only those, and the macro.
struct Component {
    name: &'static str,
    knows: &'static [&'static str],
    covers: usize,
    /// Examples of what our macro deliberately cannot say, by name.
    unlike: &'static [&'static str],
    render: fn(&Options) -> String,
}

/// The options of one example.
struct Options(Value);

impl Options {
    fn at(&self, path: &str) -> &Value {
        path.split('.')
            .filter(|key| !key.is_empty())
            .fold(&self.0, |value, key| value.get(key).unwrap_or(&Value::Null))
    }

    /// A text or a number; empty if there is none.
    fn str(&self, path: &str) -> String {
        words(self.at(path))
    }

    fn is(&self, path: &str) -> bool {
        self.at(path) == &Value::Bool(true)
    }

    fn has(&self, path: &str) -> bool {
        !self.at(path).is_null()
    }

    fn number(&self, path: &str, otherwise: usize) -> usize {
        self.at(path).as_u64().map_or(otherwise, |number| usize::try_from(number).unwrap())
    }

    /// `html`, or `text` escaped, of the object at `path`.
    fn html(&self, path: &str) -> Html {
        html(self.at(path))
    }

    fn list(&self, path: &str) -> Vec<&Value> {
        self.at(path).as_array().into_iter().flatten().collect()
    }

    /// The page's form: the field's value, and its error.
    fn form(&self) -> Form {
        let name = self.str("name");
        let mut form = Form::new();
        if self.has("value") {
            form = form.with(&name, self.str("value"));
        }
        if self.has("errorMessage") {
            form.refuse(name, self.str("errorMessage.text"));
        }
        form
    }

    /// The paths of everything that is set: `label.text`, `items[].value`.
    fn paths(&self) -> Vec<String> {
        let mut out = Vec::new();
        gather(&self.0, String::new(), &mut out);
        out
    }
}

fn gather(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, value) in fields {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                gather(value, path, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                gather(item, format!("{path}[]"), out);
            }
        }
        _ => out.push(path),
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn html(value: &Value) -> Html {
    match value.get("html") {
        Some(Value::String(markup)) => Html::trusted(markup.trim()),
        _ => Html::from(words(value.get("text").unwrap_or(&Value::Null))),
    }
}

fn examples(component: &str) -> Vec<(String, Options, String)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("assets/node_modules/govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let file = std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{} is not there: run `npm ci` in crates/web/assets", path.display()));
    let read: Value = serde_json::from_str(&file).unwrap();
    read["fixtures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|example| {
            (words(&example["name"]), Options(example["options"].clone()), words(&example["html"]))
        })
        .collect()
}

fn components() -> impl Iterator<Item = &'static Component> {
    [forms::ALL, text::ALL, lists::ALL, ways::ALL].into_iter().flatten()
}

#[test]
fn every_component_gives_the_markup_of_the_packages_own_examples() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for component in components() {
        let mut covered = 0;
        for (name, options, expected) in examples(component.name) {
            let alike = !component.unlike.contains(&name.as_str());
            if alike && options.paths().iter().all(|path| component.knows.contains(&path.as_str())) {
                covered += 1;
                let (given, expected) = (meaning(&(component.render)(&options)), meaning(&expected));
                if given != expected {
                    let at = given.lines().zip(expected.lines()).position(|(a, b)| a != b);
                    let at = at.unwrap_or(given.lines().count().min(expected.lines().count()));
                    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing more)").to_owned();
                    wrong.push(format!(
                        "{}, {name}:\n  ours   {}\n  theirs {}",
                        component.name,
                        line(&given),
                        line(&expected)
                    ));
                }
            }
        }
        all += covered;
        if covered != component.covers {
            wrong.push(format!("{}: {covered} examples covered, not {}", component.name, component.covers));
        }
    }
    assert!(wrong.is_empty(), "{} of {all} examples:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn three_hundred_and_forty_nine_examples_of_twenty_eight_components_are_covered() {
    assert_eq!(components().count(), 28);
    assert_eq!(components().map(|component| component.covers).sum::<usize>(), 349);
}
