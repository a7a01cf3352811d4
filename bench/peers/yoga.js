// graphql-yoga over the yardstick's tables: a schema by hand, a statement for each list, DataLoaders for what lies below.
import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { listen } from "./host.js";
import { loaders } from "./yoga-loaders.js";
import { rows } from "./yoga-rows.js";

const reading = `id, station_id AS "stationId", measured_at AS "measuredAt", pm10, pm25, o3, no2`;

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    scalar DateTime
    type Query {
      district(id: Int!): District
      districts: [District!]!
      "Readings by time, from an instant or after a reading."
      airReadings(from: DateTime, after: AirReadingKey, first: Int!): [AirReading!]!
      "Readings of a district's stations above a value, the newest first."
      airReadingsOf(district: Int!, from: DateTime!, to: DateTime!, pm25Above: Int!, first: Int!): [AirReading!]!
      complaintsOf(district: Int!, status: String!, from: DateTime!, to: DateTime!): ComplaintCount!
      airByDistrict(day: DateTime!): [AirDay!]!
    }
    input AirReadingKey { measuredAt: DateTime!, id: Int! }
    type District {
      id: Int!
      name: String!
      nameKo: String!
      population: Int!
      "Complaints before an instant, the newest first."
      complaints(before: DateTime!, first: Int!): [Complaint!]!
    }
    type AirStation { id: Int!, name: String!, kind: String!, district: District! }
    type AirReading {
      id: Int!, measuredAt: DateTime!, pm10: Int!, pm25: Int!, o3: Float!, no2: Float!
      station: AirStation!
    }
    type Complaint { id: Int!, category: String!, receivedAt: DateTime!, status: String! }
    type ComplaintCount { totalCount: Int! }
    type AirDay { districtId: Int!, name: String!, avgPm25: Float! }
  `,
  resolvers: {
    Query: {
      district: (_, { id }, { district }) => district.load(id),
      districts: () => rows("districts", `SELECT id, name, name_ko AS "nameKo", population FROM districts ORDER BY id`, []),
      // The number of rows is part of the text, because a parameter there makes PostgreSQL plan each time anew.
      airReadings: (_, { from, after, first }) => after
        ? rows(`after ${first}`, `SELECT ${reading} FROM air_readings WHERE (measured_at, id) > ($1, $2)
            ORDER BY measured_at, id LIMIT ${first}`, [after.measuredAt, after.id])
        : rows(`from ${first}`, `SELECT ${reading} FROM air_readings WHERE measured_at >= $1
            ORDER BY measured_at, id LIMIT ${first}`, [from]),
      airReadingsOf: (_, { district, from, to, pm25Above, first }) => rows(`of ${first}`,
        `SELECT r.* FROM air_stations s CROSS JOIN LATERAL (
            SELECT ${reading} FROM air_readings
            WHERE station_id = s.id AND measured_at >= $2 AND measured_at < $3 AND pm25 > $4
            ORDER BY measured_at DESC, id DESC LIMIT ${first}) r
          WHERE s.district_id = $1 ORDER BY r."measuredAt" DESC, r.id DESC LIMIT ${first}`, [district, from, to, pm25Above]),
      complaintsOf: async (_, { district, status, from, to }) => (await rows("count",
        `SELECT count(*)::int AS "totalCount" FROM complaints
          WHERE district_id = $1 AND status = $2 AND received_at >= $3 AND received_at < $4`,
        [district, status, from, to]))[0],
      airByDistrict: (_, { day }) => rows("averages",
        `SELECT d.id AS "districtId", d.name, round(avg(r.pm25), 2)::float8 AS "avgPm25" FROM air_readings r
          JOIN air_stations s ON s.id = r.station_id JOIN districts d ON d.id = s.district_id
          WHERE r.measured_at >= $1 AND r.measured_at < $1::timestamptz + interval '1 day'
          GROUP BY d.id, d.name ORDER BY d.id`, [day]),
    },
    AirReading: { station: ({ stationId }, _, { station }) => station.load(stationId) },
    AirStation: { district: ({ districtId }, _, { district }) => district.load(districtId) },
    District: { complaints: ({ id }, { before, first }, { complaints }) => complaints(before, first).load(id) },
  },
});

const yoga = createYoga({ schema, context: loaders, graphiql: false, landingPage: false, logging: false, multipart: false });
listen(createServer(yoga));
