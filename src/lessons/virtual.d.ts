declare module "virtual:outline" {
  const outline: import("./outline").Outline;
  export default outline;
}

declare module "virtual:search/es" {
  const sections: import("../notebook/search-index").SearchSection[];
  export default sections;
}

declare module "virtual:search/en" {
  const sections: import("../notebook/search-index").SearchSection[];
  export default sections;
}
