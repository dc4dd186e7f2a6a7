/** UTF-16 units: what is read of an output, and of one of its lines. */
const MOST_TEXT = 256 * 1024;
const MOST_LINE = 1_000;

// Colours and other sequences. None of the parts can match what another one does, so this takes linear time.
const SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;

/** The lines of an output as they can be read: no colours, no carriage returns, the last of too many. */
export function linesOf(text: string): string[] {
  return text.slice(-MOST_TEXT).replace(SEQUENCE, "").split("\n").map((line) => line.slice(0, MOST_LINE).replace(/\r+$/, ""));
}
