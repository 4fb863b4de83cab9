//! What moves: the only code that the browser runs as WASM.
