//! The form that puts a fact right: its questions from what the fact's fields can hold, and the fact as
//! corrected from what was typed.

use practice::code_sets::Answer;
use practice::shape::{self, Case, Field, Shape};
use practice::{Fact, Refusal};
use serde_json::{Map, Value};

use super::correct_words::{SHORT, label};
use crate::components::{Choice, Form};

/// More answers than this are a list to choose from rather than all in sight.
const IN_SIGHT: usize = 7;

/// Characters on one line of a text, roughly.
const LINE: usize = 75;

/// A question of the form.
pub(super) struct Question {
    /// The name of its field in the form.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// How it is answered.
    pub asks: Asks,
}

/// How a question is answered.
pub(super) enum Asks {
    /// In one line.
    Line,
    /// In so many lines.
    Lines(usize),
    /// With a day.
    Day,
    /// With one of a few answers, all in sight. Those that say more reveal a question.
    Radios(Vec<Choice>, Vec<(String, Question)>),
    /// With one of many answers.
    Select(Vec<Choice>),
    /// With any of several answers.
    Checkboxes(Vec<Choice>),
}

/// A fact that is to be put right: its fields, and how they read now.
pub(super) struct Sheet {
    fact: Fact,
    fields: Vec<Field>,
    written: Map<String, Value>,
}

impl Sheet {
    /// The sheet of a fact as it reads now; `None` when its fields cannot be told apart.
    pub(super) fn of(fact: &Fact) -> Option<Sheet> {
        let told = shape::fields(fact).and_then(|fields| Ok((fields, shape::written(fact)?)));
        match told {
            Ok((fields, written)) => Some(Sheet { fact: fact.clone(), fields, written }),
            Err(error) => {
                tracing::error!(kind = fact.name(), %error, "the fields of a fact could not be told apart");
                None
            }
        }
    }

    /// What is asked, in the order of the fields.
    pub(super) fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        self.ask(&self.fields, &self.written, "now", &mut questions);
        questions
    }

    /// What the form cannot put right, in words: to what other entry, person or worker the fact belongs.
    pub(super) fn fixed(&self) -> Vec<String> {
        let fixed = self.fields.iter().filter(|field| field.shape == Shape::Names);
        fixed.map(|field| format!("which {}", super::low(&label(self.fact.name(), field)))).collect()
    }

    fn ask(&self, fields: &[Field], written: &Map<String, Value>, at: &str, questions: &mut Vec<Question>) {
        for field in fields {
            let name = format!("{at}_{}", field.name);
            let value = written.get(field.name).unwrap_or(&Value::Null);
            match &field.shape {
                Shape::Names => {}
                Shape::Parts(parts) => {
                    let empty = Map::new();
                    self.ask(parts, value.as_object().unwrap_or(&empty), &name, questions);
                }
                shape => {
                    let asks = self.asks(shape, field, value, &name);
                    questions.push(Question { name, label: label(self.fact.name(), field), asks });
                }
            }
        }
    }

    fn asks(&self, shape: &Shape, field: &Field, value: &Value, name: &str) -> Asks {
        match shape {
            Shape::Day => Asks::Day,
            Shape::YesNo => {
                Asks::Radios(vec![Choice::new("true", "Yes"), Choice::new("false", "No")], Vec::new())
            }
            Shape::Answer(answers) => {
                let mut choices = self.choices(answers, value);
                if field.optional {
                    choices.insert(0, Choice::new("", "Not recorded"));
                }
                if choices.len() > IN_SIGHT {
                    Asks::Select(choices)
                } else {
                    Asks::Radios(choices, Vec::new())
                }
            }
            Shape::Answers(answers) => Asks::Checkboxes(self.choices(answers, value)),
            Shape::Case(cases) => {
                let more = cases.iter().filter_map(|case| Some((case, case.says.as_ref()?)));
                let more = more.map(|(case, says)| {
                    let name = format!("{name}_{}", case.code);
                    let said = value.get(case.code).unwrap_or(&Value::Null);
                    let (label, asks) = match says {
                        Shape::Day => ("Which day?", Asks::Day),
                        Shape::Answer(answers) => {
                            let choices = self.choices(answers, said);
                            ("Which?", Asks::Select(Choice::with_empty(choices, "Choose")))
                        }
                        _ => ("What?", Asks::Line),
                    };
                    (case.code.to_owned(), Question { name, label: label.to_owned(), asks })
                });
                let choice = |case: &Case| {
                    let choice = Choice::new(case.code, case.label);
                    if case.says.is_some() { choice.reveals() } else { choice }
                };
                Asks::Radios(cases.iter().map(choice).collect(), more.collect())
            }
            Shape::Text if !SHORT.contains(&field.name) => {
                let written = value.as_str().unwrap_or_default();
                Asks::Lines((written.len() / LINE + written.lines().count() + 1).clamp(3, 15))
            }
            _ => Asks::Line,
        }
    }

    /// The answers that may be given for the day of the fact, and the one that was.
    fn choices(&self, answers: &[Answer], given: &Value) -> Vec<Choice> {
        let on = self.fact.on();
        let was = |answer: &Answer| match given {
            Value::Array(given) => given.iter().any(|code| code == answer.code),
            given => given == answer.code,
        };
        let may = answers.iter().filter(|answer| answer.in_force.covers(on) || was(answer));
        may.map(|answer| Choice::new(answer.code, answer.label)).collect()
    }

    /// The form as the fact reads now.
    pub(super) fn form(&self) -> Form {
        let mut pairs = Vec::new();
        fill(&self.fields, &self.written, "now", &mut pairs);
        Form::typed(pairs)
    }

    /// The fact as corrected; what cannot be read is noted, and then there is none.
    pub(super) fn read(&self, form: &mut Form) -> Option<Fact> {
        let mut now = self.written.clone();
        read_fields(form, &self.fields, &self.written, "now", &mut now);
        if form.is_refused() {
            return None;
        }
        let read = shape::read(&self.fact, now);
        if read.is_err() {
            form.refuse("", "Check what you entered: it cannot be read as this kind of entry");
        }
        read.ok()
    }

    /// Where a refusal is shown: beside the field that it names, wherever in the fact that is.
    pub(super) fn place(&self, refusal: &Refusal) -> String {
        let mut names: Vec<String> = self.questions().into_iter().map(|question| question.name).collect();
        names.sort_by_key(String::len);
        let ending = format!("_{}", refusal.field);
        names.into_iter().find(|name| name.ends_with(&ending)).unwrap_or_default()
    }
}

/// What stands in each field, as a person would have typed it.
fn fill(fields: &[Field], written: &Map<String, Value>, at: &str, pairs: &mut Vec<(String, String)>) {
    for field in fields {
        let name = format!("{at}_{}", field.name);
        let Some(value) = written.get(field.name) else { continue };
        fill_one(&field.shape, value, name, pairs);
    }
}

fn fill_one(shape: &Shape, value: &Value, name: String, pairs: &mut Vec<(String, String)>) {
    let text = value.as_str().unwrap_or_default();
    match shape {
        Shape::Names => {}
        Shape::Day => {
            if let Ok(day) = text.parse::<calendar::Date>() {
                pairs.push((format!("{name}-day"), day.day().to_string()));
                pairs.push((format!("{name}-month"), day.month().to_string()));
                pairs.push((format!("{name}-year"), day.year().to_string()));
            }
        }
        Shape::Time => {
            if let Ok(at) = text.parse::<calendar::Time>() {
                pairs.push((name, super::time(at)));
            }
        }
        Shape::YesNo | Shape::Number(_) => {
            if !value.is_null() {
                pairs.push((name, value.to_string()));
            }
        }
        Shape::Text | Shape::Answer(_) => pairs.push((name, text.to_owned())),
        Shape::Answers(_) => {
            let given = value.as_array().into_iter().flatten().filter_map(Value::as_str);
            pairs.extend(given.map(|code| (name.clone(), code.to_owned())));
        }
        Shape::Case(cases) => {
            let given = cases.iter().find(|case| text == case.code || value.get(case.code).is_some());
            let Some(case) = given else { return };
            if let (Some(says), Some(said)) = (&case.says, value.get(case.code)) {
                fill_one(says, said, format!("{name}_{}", case.code), pairs);
            }
            pairs.push((name, case.code.to_owned()));
        }
        Shape::Parts(parts) => {
            if let Some(object) = value.as_object() {
                fill(parts, object, &name, pairs);
            }
        }
    }
}

fn read_fields(
    form: &mut Form,
    fields: &[Field],
    was: &Map<String, Value>,
    at: &str,
    now: &mut Map<String, Value>,
) {
    for field in fields {
        let name = format!("{at}_{}", field.name);
        let old = was.get(field.name).unwrap_or(&Value::Null);
        if let Some(value) = read_one(form, &field.shape, field.optional, old, &name)
            && (value != *old || was.contains_key(field.name))
        {
            now.insert(field.name.to_owned(), value);
        }
    }
}

/// What was typed into a field; `None` when nothing is to be taken from it, or something to be put right
/// was noted.
fn read_one(form: &mut Form, shape: &Shape, optional: bool, old: &Value, name: &str) -> Option<Value> {
    let typed = form.value(name).to_owned();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match shape {
        Shape::Names => None,
        Shape::Day if optional => {
            if form.date(name).is_empty() {
                return Some(Value::Null);
            }
            form.read_day(name, "the day").map(|day| day.to_string().into())
        }
        Shape::Day => form.read_day(name, "the day").map(|day| day.to_string().into()),
        Shape::Time => {
            if typed.is_empty() {
                if !optional {
                    form.refuse(name, "Enter the time, such as 9:30am or 16:40");
                }
                return optional.then_some(Value::Null);
            }
            let at = form.read_time(name)?;
            // A time that was kept to the second is shown to the minute, and stays unless it is changed.
            let kept = text(old).parse::<calendar::Time>().ok();
            let same = kept.is_some_and(|kept| (kept.hour(), kept.minute()) == (at.hour(), at.minute()));
            Some(if same { old.clone() } else { at.to_string().into() })
        }
        Shape::Number(most) => {
            if typed.is_empty() && optional {
                return Some(Value::Null);
            }
            match typed.parse::<u64>().ok().filter(|number| number <= most) {
                Some(number) => Some(number.into()),
                None => {
                    form.refuse(name, format!("Enter a whole number from 0 to {most}"));
                    None
                }
            }
        }
        Shape::YesNo => match typed.as_str() {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => {
                form.refuse(name, "Choose yes or no");
                None
            }
        },
        // Space around a text is no change.
        Shape::Text if typed == text(old).trim() => Some(old.clone()),
        Shape::Text if typed.is_empty() && optional => Some(Value::Null),
        Shape::Text => Some(typed.into()),
        Shape::Answer(answers) => {
            if typed.is_empty() && optional {
                return Some(Value::Null);
            }
            if !answers.iter().any(|answer| answer.code == typed) {
                form.refuse(name, "Choose one of these");
                return None;
            }
            Some(typed.into())
        }
        Shape::Answers(answers) => {
            let chosen: Vec<Value> = answers
                .iter()
                .filter(|answer| form.chose(name, answer.code))
                .map(|answer| answer.code.into())
                .collect();
            // The order in which they were first given says nothing, and stays.
            let before = old.as_array().cloned().unwrap_or_default();
            let same = before.len() == chosen.len() && before.iter().all(|code| chosen.contains(code));
            Some(Value::Array(if same { before } else { chosen }))
        }
        Shape::Case(cases) => {
            let Some(case) = cases.iter().find(|case| case.code == typed) else {
                form.refuse(name, "Choose one of these");
                return None;
            };
            let Some(says) = &case.says else { return Some(case.code.into()) };
            let old = old.get(case.code).unwrap_or(&Value::Null);
            let said = read_one(form, says, false, old, &format!("{name}_{}", case.code))?;
            Some(Value::Object(std::iter::once((case.code.to_owned(), said)).collect()))
        }
        Shape::Parts(parts) => {
            let was = old.as_object().cloned().unwrap_or_default();
            let mut now = was.clone();
            read_fields(form, parts, &was, name, &mut now);
            Some(Value::Object(now))
        }
    }
}
