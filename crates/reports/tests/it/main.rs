//! Tests of reports through its public face.
