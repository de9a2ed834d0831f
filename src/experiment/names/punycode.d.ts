// The package's ES module by its file name: "punycode" alone is Node's own deprecated module there.
declare module "punycode/punycode.es6.js" {
  export { decode, encode } from "punycode";
}
