import { dress } from "./samples.ts";

dress(document);
