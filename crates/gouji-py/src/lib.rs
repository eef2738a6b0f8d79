//! The module behind the Python package: the program, and one check as JSON.
//!
//! Contract: nothing is decided here. While a document is checked other threads of Python run; what cannot be read is
//! an exception with the words of the program.

use std::ffi::OsString;

use pyo3::exceptions::PyValueError;
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

    /// Checks documents (their bytes and names) as one disclosure, without some rules; gives the report as JSON.
    #[pyfunction]
    fn check(
        py: Python<'_>,
        documents: Vec<(Vec<u8>, String)>,
        without: Vec<String>,
    ) -> PyResult<String> {
        let mut checker = gouji::Checker::new();
        for name in without {
            let rule = gouji::Rule::from_name(&name)
                .ok_or_else(|| PyValueError::new_err(format!("there is no rule {name}")))?;
            checker = checker.without(rule);
        }
        let report = py.detach(|| match documents.as_slice() {
            [(bytes, name)] => checker.check(bytes, name),
            several => checker.check_together(
                several.iter().map(|(bytes, name)| (bytes.as_slice(), name.as_str())),
            ),
        });
        let report = report.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(json::of(&report).to_string())
    }
}
