//! Tests of practice through its public face.
