/** A field of a form as far as its values are concerned; a platform `Widget` is one. */
export interface FieldWidget {
  readonly name: string;
  readonly type: string;
  /** The fields of a subform. */
  readonly items?: readonly FieldWidget[];
}

/** Both directions of one field type; `items` are the fields of a subform. */
export interface FieldCodec<T> {
  /** Read or push shape to plain value. */
  readonly decode: (raw: unknown, items: readonly FieldWidget[]) => T;
  /** Plain value to what goes inside `{"value": …}`; missing where the platform takes no writes. */
  readonly encode?: (value: unknown, items: readonly FieldWidget[]) => unknown;
}
