//! Tests of calendar through its public face.
