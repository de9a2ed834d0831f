declare module "virtual:outline" {
  const outline: import("./outline").Outline;
  export default outline;
}

declare module "virtual:search/es" {
  const sections: import("./outline").SearchSection[];
  export default sections;
}

declare module "virtual:search/en" {
  const sections: import("./outline").SearchSection[];
  export default sections;
}
