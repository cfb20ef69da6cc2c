// A worked-out number as it stands in a working: as many digits as tell something, so that nobody takes the rest for knowledge.

const DIGITS = 6;

/**
 * A number rounded to six significant digits. Whole numbers stay whole. The exact value stands in the chart, the table and the download.
 * Examples: 0.04723999117 is `0.04724`, 63408 is `63408`, 1.23456789e-12 is `1.23457 × 10⁻¹²`.
 */
export function significant(value: number): string {
  if (Number.isInteger(value)) return String(value).replace("-", "−");
  const [digits = "", power] = String(Number(value.toPrecision(DIGITS))).split("e");
  const said = power === undefined ? digits : `${digits} × 10${raised(power)}`;
  return said.replace("-", "−");
}

function raised(power: string): string {
  return [...power.replace("+", "")].map((sign) => (sign === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? ""))).join("");
}
