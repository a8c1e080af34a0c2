//! Tests of web through its public face.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod academy;
mod cost;
mod draw;
mod family_leave;
mod fixtures;
mod forecast;
mod form;
mod frame;
mod front_door;
mod given;
mod house;
mod jobs;
mod kinds;
mod markup;
mod measure;
mod models;
mod moj;
mod papers;
mod recording;
mod redesign;
mod trial;
