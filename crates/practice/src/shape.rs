//! What the fields of a fact can hold: a text, a day, an answer of a code set. For forms that put a fact
//! right without being written for its kind.
//!
//! Nothing is listed here. A fact is read once more from its own JSON by a reader that notes what each field
//! asks for, so a new kind of fact has its form at once. Only the few fields whose answer says something
//! more (when somebody was born, what a conference decided) have words of their own, in [`cases`].

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use serde_json::{Error, Map, Value};

use crate::code_sets::{Answer, answers_of};
use crate::facts::Fact;

/// A field of a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name on disk.
    pub name: &'static str,
    /// What it can hold.
    pub shape: Shape,
    /// Whether it may be left empty.
    pub optional: bool,
}

/// What a field can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Words.
    Text,
    /// A civil date.
    Day,
    /// A time of day.
    Time,
    /// A whole number, at most this.
    Number(u64),
    /// Yes or no.
    YesNo,
    /// One answer of a list.
    Answer(Vec<Answer>),
    /// Any answers of a list.
    Answers(Vec<Answer>),
    /// One of a few cases, some of which say more.
    Case(Vec<Case>),
    /// Several fields under one name.
    Parts(Vec<Field>),
    /// Another entry of the record, a person, a worker or a team. A correction cannot change these.
    Names,
}

/// One of a few cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its name on disk.
    pub code: &'static str,
    /// The words shown to people.
    pub label: &'static str,
    /// What it says more.
    pub says: Option<Shape>,
}

/// What the fields of a fact can hold, in their order.
///
/// # Errors
/// When a fact cannot be read from what it writes, which a test denies.
pub fn fields(fact: &Fact) -> Result<Vec<Field>, Error> {
    let written = Value::Object(written(fact)?);
    let mut whole = Field { name: "", shape: Shape::Names, optional: false };
    Fact::deserialize(Whole { name: fact.name(), written: &written, whole: &mut whole })?;
    Ok(match whole.shape {
        Shape::Parts(fields) => fields,
        _ => Vec::new(),
    })
}

/// A fact's fields as they stand on disk.
///
/// # Errors
/// As [`fields`].
pub fn written(fact: &Fact) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(fact)? {
        Value::Object(mut kinds) => match kinds.remove(fact.name()) {
            Some(Value::Object(fields)) => Ok(fields),
            _ => Err(Error::custom("a fact without fields")),
        },
        _ => Err(Error::custom("a fact that is no object")),
    }
}

/// A fact of the same kind with these fields.
///
/// # Errors
/// When a field is missing or holds what it cannot.
pub fn read(fact: &Fact, fields: Map<String, Value>) -> Result<Fact, Error> {
    let kinds = std::iter::once((fact.name().to_owned(), Value::Object(fields)));
    serde_json::from_value(Value::Object(kinds.collect()))
}

/// The cases of a field that is no plain code, by the name of its type.
fn cases(name: &str) -> Option<Vec<Case>> {
    let plain = |code, label| Case { code, label, says: None };
    let day = |code, label| Case { code, label, says: Some(Shape::Day) };
    let abuse = |code, label| Case { code, label, says: answers_of("AbuseCategory").map(Shape::Answer) };
    match name {
        "Birth" => Some(vec![
            day("Exact", "Born on a day that is certain"),
            day("Estimated", "Born on about this day"),
            day("Expected", "Not yet born"),
            plain("Unknown", "Not known"),
        ]),
        "ConferenceDecision" => Some(vec![
            abuse("Plan", "A plan is needed"),
            plain("NoPlan", "No plan is needed"),
            plain("Continue", "The plan goes on"),
            abuse("ContinueAs", "The plan goes on under another category"),
            plain("End", "The plan ends"),
        ]),
        "PlacementBasis" => Some(vec![
            plain("Ordinary", "The ordinary way"),
            plain("ParentBeforeAssessment", "With a parent, before the assessment is done (regulation 19)"),
            plain("TemporaryApproval", "With a connected person approved for a time (regulation 24)"),
            plain("Emergency", "In an emergency, with a carer approved for others (regulation 23)"),
        ]),
        "LivingArrangement" => Some(vec![
            plain("WithParent", "With a parent or somebody with parental responsibility"),
            plain("Detained", "Detained"),
            plain("Hospital", "In hospital"),
            plain("HealthEducationOrCareHome", "Where health, education or a care home provides"),
            plain("PrivatelyFostered", "Privately fostered"),
        ]),
        _ => None,
    }
}

/// Reads a whole fact: one key, its kind, and under it the fields.
struct Whole<'a> {
    name: &'static str,
    written: &'a Value,
    whole: &'a mut Field,
}

impl<'de> Deserializer<'de> for Whole<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a fact is one of many kinds"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Whole<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let kind = seed.deserialize(StrDeserializer::<Error>::new(self.name))?;
        Ok((kind, self))
    }
}

impl<'de> VariantAccess<'de> for Whole<'_> {
    type Error = Error;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(Noting { written: Some(self.written), field: self.whole })
    }

    fn unit_variant(self) -> Result<(), Error> {
        Err(Error::custom("a fact says something"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a fact is one thing"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a fact is a struct of its own"))
    }
}

/// Reads one field and notes what it asks for. What is not written is read as something that fits.
struct Noting<'a> {
    written: Option<&'a Value>,
    field: &'a mut Field,
}

/// What a visitor expects, in its own words: the only way in which a day tells itself from a time.
struct Expected<'a, V>(&'a V);

impl<'de, V: Visitor<'de>> fmt::Display for Expected<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
}

impl<'de> Deserializer<'de> for Noting<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.written.cloned().unwrap_or_default().deserialize_any(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.field.shape = Shape::YesNo;
        visitor.visit_bool(self.written.and_then(Value::as_bool).unwrap_or_default())
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.field.shape = Shape::Number(u8::MAX.into());
        visitor.visit_u64(self.written.and_then(Value::as_u64).unwrap_or_default())
    }

    /// The number of another entry.
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(self.written.and_then(Value::as_u64).unwrap_or_default())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.field.shape = Shape::Text;
        visitor.visit_str(self.written.and_then(Value::as_str).unwrap_or_default())
    }

    /// A day, a time of day or an identifier: each is read from a text.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let expected = Expected(&visitor).to_string();
        let (shape, fits) = if expected.contains("time") {
            (Shape::Time, "09:00:00")
        } else if expected.contains("date") {
            (Shape::Day, "2021-01-01")
        } else {
            (Shape::Names, "00000000-0000-7000-8000-000000000000")
        };
        self.field.shape = shape;
        visitor.visit_str(self.written.and_then(Value::as_str).unwrap_or(fits))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.field.optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        codes: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(answers) = answers_of(name) {
            self.field.shape = Shape::Answer(answers);
        } else if let Some(cases) = cases(name) {
            self.field.shape = Shape::Case(cases);
        }
        let first = || Value::from(codes.first().copied().unwrap_or_default());
        self.written.cloned().unwrap_or_else(first).deserialize_enum(name, codes, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut one = Field { name: "", shape: Shape::Names, optional: false };
        let first = self.written.and_then(|list| list.get(0));
        let read = visitor.visit_seq(OneOf { first, one: Some(&mut one) })?;
        if let Shape::Answer(answers) = one.shape {
            self.field.shape = Shape::Answers(answers);
        }
        Ok(read)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut fields = Vec::with_capacity(names.len());
        let parts = Parts { written: self.written, names: names.iter(), fields: &mut fields };
        let read = visitor.visit_map(parts)?;
        self.field.shape = Shape::Parts(fields);
        Ok(read)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map
        identifier ignored_any
    }
}

/// The fields of a struct, each by its name.
struct Parts<'a> {
    written: Option<&'a Value>,
    names: std::slice::Iter<'static, &'static str>,
    fields: &'a mut Vec<Field>,
}

impl<'de> MapAccess<'de> for Parts<'_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.next() else { return Ok(None) };
        self.fields.push(Field { name, shape: Shape::Names, optional: false });
        seed.deserialize(StrDeserializer::<Error>::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some(field) = self.fields.last_mut() else { return Err(Error::custom("a value without a name")) };
        let written = self.written.and_then(|whole| whole.get(field.name)).filter(|value| !value.is_null());
        seed.deserialize(Noting { written, field })
    }
}

/// A list read as if it held one thing.
struct OneOf<'a> {
    first: Option<&'a Value>,
    one: Option<&'a mut Field>,
}

impl<'de> SeqAccess<'de> for OneOf<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        match self.one.take() {
            Some(field) => seed.deserialize(Noting { written: self.first, field }).map(Some),
            None => Ok(None),
        }
    }
}
