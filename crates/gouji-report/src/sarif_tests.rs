use super::super::samples;
use super::*;

fn log(lang: Lang) -> Value {
    let mut out = Vec::new();
    render(&samples::run(lang), &samples::view(lang), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn a_result_has_its_place_its_reasons_and_a_fix() {
    let result = &log(Lang::En)["runs"][0]["results"][0];
    insta::assert_snapshot!(serde_json::to_string_pretty(result).unwrap(), @r#"
    {
      "fixes": [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "draft.txt",
                "uriBaseId": "%SRCROOT%"
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "endColumn": 28,
                    "endLine": 4,
                    "startColumn": 25,
                    "startLine": 4
                  },
                  "insertedContent": {
                    "text": "77%"
                  }
                }
              ]
            }
          ],
          "description": {
            "text": "change to 77% (certain)"
          }
        }
      ],
      "kind": "fail",
      "level": "error",
      "locations": [
        {
          "logicalLocations": [],
          "physicalLocation": {
            "artifactLocation": {
              "uri": "draft.txt",
              "uriBaseId": "%SRCROOT%"
            },
            "contextRegion": {
              "snippet": {
                "text": "其中：基本支出790.04万元，占本年支出合计的78%；项目支出230.16万元。"
              },
              "startLine": 4
            },
            "region": {
              "endColumn": 28,
              "endLine": 4,
              "snippet": {
                "text": "78%"
              },
              "startColumn": 25,
              "startLine": 4
            }
          }
        }
      ],
      "message": {
        "text": "the share of 基本支出 is stated as 78%, the figures give 77%\n790.04 ÷ 1020.20 = 77.44%\nsuggestion: 77% (certain)\nsame cause: [shares-add-to-100] the shares add to 101%"
      },
      "partialFingerprints": {
        "gouji/v1": "3f2a91c04d5e6b78"
      },
      "properties": {
        "arithmetic": "790.04 ÷ 1020.20 = 77.44%",
        "because": null,
        "expected": "77%",
        "stated": "78%"
      },
      "rank": 100,
      "relatedLocations": [
        {
          "id": 1,
          "logicalLocations": [],
          "message": {
            "text": "基本支出 790.04万元"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "draft.txt",
              "uriBaseId": "%SRCROOT%"
            },
            "contextRegion": {
              "snippet": {
                "text": "其中：基本支出790.04万元，占本年支出合计的78%；项目支出230.16万元。"
              },
              "startLine": 4
            },
            "region": {
              "endColumn": 16,
              "endLine": 4,
              "snippet": {
                "text": "790.04万元"
              },
              "startColumn": 8,
              "startLine": 4
            }
          }
        },
        {
          "id": 2,
          "logicalLocations": [],
          "message": {
            "text": "本年支出合计 1020.20万元"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "draft.txt",
              "uriBaseId": "%SRCROOT%"
            },
            "contextRegion": {
              "snippet": {
                "text": "本年支出合计1020.20万元。"
              },
              "startLine": 3
            },
            "region": {
              "endColumn": 16,
              "endLine": 3,
              "snippet": {
                "text": "1020.20万元"
              },
              "startColumn": 7,
              "startLine": 3
            }
          }
        }
      ],
      "ruleId": "share-of-whole",
      "ruleIndex": 1
    }
    "#);
}

#[test]
fn rules_are_described_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let log = log(lang);
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 2);
        for (result, rule) in [(0, 1), (1, 0)] {
            let result = &log["runs"][0]["results"][result];
            assert_eq!(result["ruleIndex"], rule);
            assert_eq!(result["ruleId"], rules[rule]["id"]);
        }
        let help = rules[0]["help"]["text"].as_str().unwrap();
        assert!(help.contains("growth rate") && help.contains("增减幅度"), "{help}");
    }
}

#[test]
fn a_suggestion_for_another_text_is_no_fix() {
    let mut run = samples::run(Lang::En);
    run.outcomes[0].findings[0].stated = "78".to_owned();
    let items: Vec<_> = items(&run, &samples::view(Lang::En)).collect();
    assert!(fix(&items[0], &Rooted::default(), Lang::En).is_none());
}

#[test]
fn paths_become_uris() {
    let of = |path: &str| uri(path, &Rooted::default())["uri"].as_str().unwrap().to_owned();
    assert_eq!(of("a/决 算.txt"), "a/%E5%86%B3%20%E7%AE%97.txt");
    assert_eq!(of("/tmp/a.txt"), "file:///tmp/a.txt");
    assert_eq!(of("<stdin>"), "%3Cstdin%3E");
}
