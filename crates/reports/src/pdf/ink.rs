//! What is drawn on a page: words and shapes, in points, with the origin at the upper left corner.

use super::fonts::Weight;

/// A colour.
pub(super) type Rgb = [u8; 3];

/// Nearly black, for text.
pub(super) const TEXT: Rgb = [0x0b, 0x0c, 0x0c];
/// The deep blue-green of headings.
pub(super) const INK: Rgb = [0x12, 0x34, 0x3b];
/// Grey, for what stands beside.
pub(super) const GREY: Rgb = [0x50, 0x5a, 0x5f];
/// A light line.
pub(super) const LINE: Rgb = [0xb1, 0xb4, 0xb6];
/// The thread.
pub(super) const GOLD: Rgb = [0xc8, 0x92, 0x1a];

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ink {
    /// Words in a line.
    Words(Words),
    /// A shape.
    Shape(Shape),
}

/// Words in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    /// Left end of the baseline.
    pub at: (f32, f32),
    /// Height of the letters, in points.
    pub size: f32,
    /// How heavy.
    pub weight: Weight,
    /// Their colour.
    pub colour: Rgb,
    /// The words.
    pub words: String,
}

/// A colour with how much of it covers what is beneath, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paint {
    pub colour: Rgb,
    pub opacity: f32,
}

/// The outline of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outline {
    pub paint: Paint,
    pub width: f32,
    pub dashes: Vec<f32>,
}

/// A shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shape {
    pub steps: Vec<Step>,
    pub fill: Option<Paint>,
    pub outline: Option<Outline>,
}

/// One step of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Curve([f32; 6]),
    Close,
}

impl Ink {
    /// A straight line.
    pub fn rule(from: (f32, f32), to: (f32, f32), width: f32, colour: Rgb) -> Ink {
        let paint = Paint { colour, opacity: 1.0 };
        Ink::Shape(Shape {
            steps: vec![Step::Move(from.0, from.1), Step::Line(to.0, to.1)],
            fill: None,
            outline: Some(Outline { paint, width, dashes: Vec::new() }),
        })
    }

    /// The same, larger or smaller, and moved.
    pub fn placed(mut self, scale: f32, (left, top): (f32, f32)) -> Ink {
        let place = |x: f32, y: f32| (left + x * scale, top + y * scale);
        match &mut self {
            Ink::Words(words) => {
                words.at = place(words.at.0, words.at.1);
                words.size *= scale;
            }
            Ink::Shape(shape) => {
                for step in &mut shape.steps {
                    match step {
                        Step::Move(x, y) | Step::Line(x, y) => (*x, *y) = place(*x, *y),
                        Step::Curve(points) => {
                            let [a, b, c, d, e, f] = *points;
                            let ((a, b), (c, d), (e, f)) = (place(a, b), place(c, d), place(e, f));
                            *points = [a, b, c, d, e, f];
                        }
                        Step::Close => {}
                    }
                }
                if let Some(outline) = &mut shape.outline {
                    outline.width *= scale;
                    for dash in &mut outline.dashes {
                        *dash *= scale;
                    }
                }
            }
        }
        self
    }
}
