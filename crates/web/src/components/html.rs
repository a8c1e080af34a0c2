//! Text that is safe to print.

use std::fmt;

use askama::filters::HtmlSafe;

/// Markup that is printed as it stands.
///
/// Plain text becomes `Html` by `into()`, which escapes it; only [`Html::trusted`] lets markup through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup we wrote ourselves, such as a chart drawn by `reports`. Never anything that was typed.
    pub fn trusted(markup: impl Into<String>) -> Html {
        Html(markup.into())
    }

    /// A link; its words and its address are escaped.
    pub fn link(words: &str, path: &str) -> Html {
        let (words, path) = (Html::from(words), Html::from(path));
        Html(format!("<a class=\"govuk-link\" href=\"{path}\">{words}</a>"))
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Html {
        let mut out = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                _ => out.push(character),
            }
        }
        Html(out)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Html {
        Html::from(text.as_str())
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Html {
        Html::from(text.as_str())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}
