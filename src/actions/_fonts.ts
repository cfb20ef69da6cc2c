// The font files that pictures and reports are set in: those of a package, never those of the machine, so that both look the same everywhere.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Paths of Noto Sans (SIL Open Font Licence 1.1): regular, bold, italic, bold italic. Latin, Greek and Cyrillic; no other script. */
export function fontPaths(): readonly string[] {
  return [
    require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
    require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
    require.resolve("@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf"),
    require.resolve("@expo-google-fonts/noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf"),
  ];
}

/** The name of the family that the files hold. */
export const FONT_FAMILY = "Noto Sans";
