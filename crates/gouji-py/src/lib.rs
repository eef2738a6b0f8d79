//! The module behind the Python package: the program, and one check as JSON.
//!
//! Contract: nothing is decided here. While a document is checked other threads of Python run; what cannot be read is
//! an exception with the words of the program.

use std::ffi::OsString;
use std::time::Duration;

use pyo3::exceptions::{PyTimeoutError, PyValueError};
use pyo3::prelude::*;

mod json;

/// The functions of the module.
#[pymodule]
mod _gouji {
    use super::*;

    /// Runs the program with these arguments, its name first; gives the exit status.
    #[pyfunction]
    fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
        py.detach(|| gouji_cli::main_with(arguments))
    }

    /// Checks documents (their bytes and names) as one disclosure, without some rules, in so many seconds; gives the
    /// report as JSON.
    #[pyfunction]
    fn check(
        py: Python<'_>,
        documents: Vec<(Vec<u8>, String)>,
        without: Vec<String>,
        timeout: Option<f64>,
    ) -> PyResult<String> {
        let mut checker = gouji::Checker::new();
        for name in without {
            let rule = gouji::Rule::from_name(&name)
                .ok_or_else(|| PyValueError::new_err(format!("there is no rule {name}")))?;
            checker = checker.without(rule);
        }
        if let Some(seconds) = timeout {
            let limit = Duration::try_from_secs_f64(seconds).ok().filter(|limit| !limit.is_zero());
            let limit = limit.ok_or_else(|| {
                PyValueError::new_err("timeout is a number of seconds greater than 0, or None")
            })?;
            checker = checker.timeout_set_with("timeout=", limit);
        }
        // The report of a long document is long: its words are made, as it is checked, while other threads run.
        let report = py.detach(|| {
            let report = match documents.as_slice() {
                [(bytes, name)] => checker.check(bytes, name),
                several => checker.check_together(
                    several.iter().map(|(bytes, name)| (bytes.as_slice(), name.as_str())),
                ),
            };
            report.map(|report| json::of(&report).to_string())
        });
        report.map_err(|error| match error.is_late() {
            true => PyTimeoutError::new_err(error.to_string()),
            false => PyValueError::new_err(error.to_string()),
        })
    }
}
