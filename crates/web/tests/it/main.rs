//! Tests of web through its public face.
