/** The text with `${NAME}` replaced where the value is known; what is not known stays as it is (fluent-bit@v5.1.1 src/flb_env.c). */
export function expandVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{([^{}]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}
