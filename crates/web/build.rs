//! Dresses the pages: fetches the component packages, compiles the style sheet, and gathers what is
//! served into `assets/dist`, which the crate embeds.
//!
//! `assets/dist/.made-from` remembers what the folder was made from, by content, so a fresh checkout
//! with old file times is still right and an untouched one costs nothing.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Everything the built folder depends on, inside `assets`.
const INPUTS: &[&str] = &["package.json", "package-lock.json", "app.scss", "styles", "static"];

/// What is copied from the packages, and under which name it is served.
const COPIES: &[(&str, &str)] = &[
    ("govuk-frontend/dist/govuk/govuk-frontend.min.js", "govuk-frontend.min.js"),
    ("@ministryofjustice/frontend/moj/moj-frontend.min.js", "moj-frontend.min.js"),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "fonts/latin.woff2",
    ),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2",
        "fonts/latin-italic.woff2",
    ),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        "fonts/latin-ext.woff2",
    ),
    (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-italic.woff2",
        "fonts/latin-ext-italic.woff2",
    ),
];

fn main() {
    for input in INPUTS {
        println!("cargo::rerun-if-changed=assets/{input}");
    }
    println!("cargo::rerun-if-changed=assets/dist/.made-from");
    println!("cargo::rerun-if-changed=build.rs");
    // askama reads templates while the crate compiles and tells cargo which; new files are noticed so.
    println!("cargo::rerun-if-changed=askama.toml");
    if let Err(sentence) = make() {
        println!("cargo::error={sentence}");
    }
}

fn make() -> Result<(), String> {
    let assets = Path::new("assets");
    let made_from = made_from(assets)?;
    let stamp = assets.join("dist/.made-from");
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_from) {
        return Ok(());
    }
    install(assets)?;
    let making = assets.join(format!("dist-{}", std::process::id()));
    let made = gather(assets, &making, &made_from);
    if made.is_ok() {
        let _ = fs::remove_dir_all(assets.join("dist"));
        fs::rename(&making, assets.join("dist"))
            .map_err(|e| format!("assets/dist cannot be replaced: {e}"))?;
    }
    let _ = fs::remove_dir_all(&making);
    made
}

/// A digest of every input's name and content.
fn made_from(assets: &Path) -> Result<String, String> {
    let mut files = Vec::new();
    for input in INPUTS {
        list(&assets.join(input), &mut files)?;
    }
    files.push(PathBuf::from("build.rs"));
    files.sort();
    let mut digest = DefaultHasher::new();
    for file in files {
        file.hash(&mut digest);
        fs::read(&file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?.hash(&mut digest);
    }
    Ok(format!("{:016x}", digest.finish()))
}

fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    for entry in entries.flatten() {
        list(&entry.path(), files)?;
    }
    Ok(())
}

/// Fetches the packages exactly as locked, unless the same lock was installed before.
fn install(assets: &Path) -> Result<(), String> {
    let lock =
        fs::read(assets.join("package-lock.json")).map_err(|e| format!("assets/package-lock.json: {e}"))?;
    let installed = assets.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    // Install scripts are refused: nothing here needs one.
    let arguments = ["ci", "--omit=peer", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
    let ran = Command::new("npm").args(arguments).current_dir(assets).output();
    let output = ran.map_err(|_| {
        "npm is needed to fetch the style sheet and icons of the pages: install Node.js 20 or later, then build again"
            .to_owned()
    })?;
    if !output.status.success() {
        return Err(format!(
            "npm could not fetch the packages in crates/web/assets: {}",
            last_line(&output.stderr)
        ));
    }
    fs::write(installed, lock).map_err(|e| format!("assets/node_modules cannot be written: {e}"))
}

fn gather(assets: &Path, making: &Path, made_from: &str) -> Result<(), String> {
    let packages = assets.join("node_modules");
    fs::create_dir_all(making).map_err(|e| format!("assets/dist cannot be made: {e}"))?;
    for (from, to) in COPIES {
        copy(&packages.join(from), &making.join(to))?;
    }
    // Icons, but no crown and no crest: those belong to the government's own services.
    let mut icons = Vec::new();
    list(&packages.join("@ministryofjustice/frontend/moj/assets/images"), &mut icons)?;
    for icon in icons {
        if let Some(name) = icon.file_name().and_then(|name| name.to_str())
            && name.starts_with("icon-")
            && name.ends_with(".svg")
        {
            copy(&icon, &making.join("images").join(name))?;
        }
    }
    let mut own = Vec::new();
    list(&assets.join("static"), &mut own)?;
    for file in own {
        if let Some(name) = file.file_name() {
            copy(&file, &making.join(name))?;
        }
    }
    style(assets, &making.join("app.css"))?;
    let stamp = making.join(".made-from");
    fs::write(&stamp, made_from).map_err(|e| format!("assets/dist cannot be written: {e}"))?;
    // cargo compares the stamp's time with the moment this run began; an old time keeps the next build quiet.
    fs::File::options()
        .append(true)
        .open(&stamp)
        .and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(86_400)))
        .map_err(|e| format!("assets/dist cannot be dated: {e}"))
}

fn style(assets: &Path, to: &Path) -> Result<(), String> {
    let output = Command::new("node")
        .args(["node_modules/sass/sass.js", "--load-path=.", "--load-path=node_modules"])
        .args(["--style=compressed", "--quiet", "--no-source-map", "--no-error-css", "app.scss"])
        .current_dir(assets)
        .output()
        .map_err(|e| format!("node, which comes with npm, could not be started: {e}"))?;
    if !output.status.success() {
        return Err(format!(
            "the style sheet does not compile: {}",
            String::from_utf8_lossy(&output.stderr).replace('\n', " | ")
        ));
    }
    // The packages' rules for the government's crest stay without their picture.
    let sheet = String::from_utf8_lossy(&output.stdout).replace("url(\"./images/govuk-crest.svg\")", "none");
    fs::write(to, sheet).map_err(|e| format!("{} cannot be written: {e}", to.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    }
    fs::copy(from, to).map(|_| ()).map_err(|e| format!("{} cannot be copied: {e}", from.display()))
}

fn last_line(text: &[u8]) -> String {
    String::from_utf8_lossy(text).lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}
