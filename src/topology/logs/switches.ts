/** Whether a switch of Fluent Bit is on: `on`, `true` or `yes` in any case (fluent-bit@v5.1.1 src/flb_utils.c flb_utils_bool). */
export function isOn(text: string | undefined): boolean {
  return /^(?:on|true|yes)$/i.test(text ?? '');
}
