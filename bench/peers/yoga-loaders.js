import DataLoader from "dataloader";
import { rows } from "./yoga-rows.js";

/** The loaders of one request, which fetch all keys of a level by one statement. */
export function loaders() {
  const complaints = new Map();
  return {
    district: byId("districts", `SELECT id, name, name_ko AS "nameKo", population FROM districts WHERE id = ANY($1)`),
    station: byId("stations", `SELECT id, name, kind, district_id AS "districtId" FROM air_stations WHERE id = ANY($1)`),
    complaints: (before, first) => {
      const key = `${before} ${first}`;
      if (!complaints.has(key)) {
        complaints.set(key, complaintsOf(before, first));
      }

      return complaints.get(key);
    },
  };
}

const byId = (name, text) => new DataLoader(async ids => {
  const found = new Map((await rows(`${name} by id`, text, [ids])).map(row => [row.id, row]));
  return ids.map(id => found.get(id) ?? null);
});

const complaintsOf = (before, first) => new DataLoader(async ids => {
  const found = new Map(ids.map(id => [id, []]));
  for (const row of await rows(`complaints ${first}`,
    `SELECT c.id, c.district_id AS "districtId", c.category, c.received_at AS "receivedAt", c.status
      FROM unnest($1::int[]) AS d(id) CROSS JOIN LATERAL (
        SELECT * FROM complaints c WHERE c.district_id = d.id AND c.received_at < $2
        ORDER BY c.received_at DESC, c.id DESC LIMIT ${first}) c
      ORDER BY c.received_at DESC, c.id DESC`, [ids, before])) {
    found.get(row.districtId).push(row);
  }

  return ids.map(id => found.get(id));
});
