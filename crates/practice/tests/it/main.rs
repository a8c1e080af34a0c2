//! Tests of practice through its public face.

mod code_sets;
