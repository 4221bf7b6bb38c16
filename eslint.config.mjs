// The script of the page is one classic script, assembled from kg/formats/page/assets/*.js in the
// order of kg/formats/page/render.py; tests/formats/page/test_script.py lints it as a whole.
const browser = [
  "Blob", "Image", "Path2D", "URL", "URLSearchParams", "XMLSerializer", "addEventListener", "document",
  "getComputedStyle", "history", "location", "matchMedia", "navigator", "performance", "setTimeout",
];
const given = ["BOXES", "DATA", "OPTIONS", "vis"];

export default [
  {
    files: ["**/*.js"],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "script",
      globals: Object.fromEntries([...browser, ...given].map((name) => [name, "readonly"])),
    },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-redeclare": "error",
      "no-shadow": "error",
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "prefer-const": "error",
      // What articles say must never become markup.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML" },
        { property: "outerHTML" },
        { property: "insertAdjacentHTML" },
        { object: "document", property: "write" },
      ],
    },
  },
];
