import { greeting } from "./greeting.mjs";

console.log(await greeting("module"));
