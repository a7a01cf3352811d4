import pg from "pg";
import { connections } from "./host.js";

// Sessions are in UTC: the text of an instant becomes the API's without a Date between.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
const pool = new pg.Pool({ max: connections, options: "-c TimeZone=UTC" });

/** Rows of a statement, which each connection prepares once under its name. */
export async function rows(name, text, values) {
  return (await pool.query({ name, text, values })).rows;
}
