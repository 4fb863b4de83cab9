/// A browser and its system as people know them, from what the browser says of itself; a program by its name.
///
/// Only to tell one's own sessions apart, so a handful of names will do.
#[must_use]
pub fn device(user_agent: &str) -> String {
    let system = find(user_agent, SYSTEMS);
    match (find(user_agent, BROWSERS), system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => program(user_agent),
    }
}

/// A mark in the text, and what it stands for; the first that is found counts, for most browsers claim to be others too.
type Marks = &'static [(&'static str, &'static str)];

const BROWSERS: Marks = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: Marks = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn find(text: &str, marks: Marks) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|(_, name)| *name)
}

fn program(user_agent: &str) -> String {
    let name: String = user_agent.split(['/', ' ']).next().unwrap_or_default().chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
    if name.is_empty() { "Unknown device".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn devices_are_named_as_people_know_them() {
        let table = [
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "Chrome on Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
            ("curl/8.5.0", "curl"),
            ("", "Unknown device"),
            ("\u{202e}<script>", "<script>"),
        ];
        for (user_agent, expected) in table {
            assert_eq!(device(user_agent), expected);
        }
    }
}
