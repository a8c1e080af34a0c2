//! Tests of service through its public face.
mod demo;
