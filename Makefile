# Goldthread. Two commands do everything: `make demo` and `make test`.

CARGO_TEST := $(shell cargo nextest --version >/dev/null 2>&1 && echo "nextest run" || echo "test")
PORT ?= 7022

.PHONY: demo test check unit docs e2e bench clean

## Builds, makes the demonstration authority and serves it on http://localhost:7022
demo:
	cargo build --release --locked --bin goldthread
	./target/release/goldthread demo --database demo/wexcombe.goldthread --listen 127.0.0.1:$(PORT)

## Installs what the tests need and runs them all
test: check unit docs e2e

check:
	.ci/install
	cargo fmt --all -- --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

unit:
	.ci/with-postgres cargo $(CARGO_TEST) --workspace --locked

docs:
	cargo test --doc --workspace --locked

e2e:
	cargo build --locked --bin goldthread
	test ! -x e2e/run || e2e/run target/debug/goldthread

## Times Goldthread on the demonstration authority
bench:
	cargo build --release --locked --bin goldthread
	./target/release/goldthread bench

clean:
	rm -rf target demo crates/web/assets/dist crates/web/assets/node_modules e2e/node_modules
