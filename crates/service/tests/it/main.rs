//! Tests of service through its public face.
