//! A Python program of `other-side/` beside the tests.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
};

/// Ends with whoever holds it, however that ends: the shell between waits for its input to close.
pub struct Program {
    /// Where it listens.
    pub url: String,
    shell: Child,
    input: Option<ChildStdin>,
}

impl Program {
    /// Starts one that says `ready URL` when it listens.
    pub fn start(script: &str, arguments: &[&str]) -> Self {
        let libraries = std::env::var_os("SHOP_TEST_LOCALSTRIPE").map(PathBuf::from).filter(|folder| folder.is_dir());
        let libraries = libraries.expect("SHOP_TEST_LOCALSTRIPE names no folder of localstripe; run `make test`, which installs it");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("other-side").join(script)).find(|it| it.is_file());
        let script = script.expect("other-side/ lies in the workspace's folder");
        let mut command = Command::new("sh");
        command.args(["-c", "python3 \"$@\" & read -r _; kill $!", "sh"]).arg(script).args(arguments);
        command.env("PYTHONPATH", libraries).env("PYTHONDONTWRITEBYTECODE", "1").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut shell = command.spawn().expect("sh starts");
        let mut line = String::new();
        BufReader::new(shell.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("ready ").expect("it says where it listens; its reason stands above").to_owned();
        Self { url, input: shell.stdin.take(), shell }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.shell.wait();
    }
}
