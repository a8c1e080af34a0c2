//! Tests of web through its public face.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod academy;
mod cost;
mod drafts;
mod draw;
mod family_leave;
mod fixtures;
mod forecast;
mod form;
mod frame;
mod front_door;
mod given;
mod help;
mod house;
mod jobs;
mod kinds;
mod markup;
mod measure;
mod models;
mod moj;
mod origin;
mod papers;
mod past;
mod people_in_change;
mod recording;
mod redesign;
mod trial;
