// The format General: at most eleven letters, or a power of ten. As Excel shows it in a wide enough column.

/** A number as General shows it. Examples: 0.1 + 0.2 → `0.3`; 123456789012 → `1.23457E+11`; 1/3 → `0.333333333`. */
export function shownGeneral(value: number): string {
  if (value < 0) return `-${shownGeneral(-value)}`;
  if (Number.isInteger(value) && value < 1e11) return String(value);
  if (value === 0) return "0";
  const power = Number(value.toExponential().split("e")[1]);
  if (power >= -4 && power <= -1) return trimmed(value.toPrecision(10 + power));
  if (power >= 0 && power <= 10) return withinEleven(value, power);
  const short = trimmed(value.toFixed(11));
  if (power < 0 && short.length <= 11 && short !== "0") return short;
  return asPower(value);
}

/** Nine or so digits behind the point, as far as they fit. */
function withinEleven(value: number, power: number): string {
  const text = trimmed(value.toFixed(Math.max(0, 9 - power)));
  return text.length <= 11 ? text : asPower(value);
}

function asPower(value: number): string {
  const [digits = "", power = "+0"] = value.toExponential(5).split("e");
  const count = power.slice(1).padStart(2, "0");
  return `${trimmed(digits)}E${power.startsWith("-") ? "-" : "+"}${count}`;
}

function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
