//! Tests of measures through its public face.
