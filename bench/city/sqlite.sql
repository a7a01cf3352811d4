INSERT INTO district (number, name_ko, name_en, population, recorded_at, quality, provenance)
  SELECT id, name_ko, name, population, 1767225600000000, 'OK', 'SYNTHETIC' FROM source.districts ORDER BY id;
INSERT INTO air_station (number, name, kind, district_number, recorded_at, quality, provenance)
  SELECT id, name, kind, district_id, 1767225600000000, 'OK', 'SYNTHETIC' FROM source.air_stations ORDER BY id;
INSERT INTO air_reading (number, station_number, measured_at, pm10, pm25, o3, no2, co, so2, recorded_at, quality, provenance)
  SELECT id, station_id, unixepoch(measured_at) * 1000000, pm10, pm25, o3, no2, co, so2, unixepoch(measured_at) * 1000000, 'OK', 'SYNTHETIC'
  FROM source.air_readings ORDER BY id;
INSERT INTO bike_station (number, name, district_number, racks, recorded_at, quality, provenance)
  SELECT id, name, district_id, racks, 1767225600000000, 'OK', 'SYNTHETIC' FROM source.bike_stations ORDER BY id;
INSERT INTO bike_status (number, station_number, reported_at, bikes, docks, recorded_at, quality, provenance)
  SELECT id, station_id, unixepoch(reported_at) * 1000000, bikes, docks, unixepoch(reported_at) * 1000000, 'OK', 'SYNTHETIC'
  FROM source.bike_status ORDER BY id;
INSERT INTO camera (number, name, purpose, district_number, recorded_at, quality, provenance)
  SELECT id, name, purpose, district_id, 1767225600000000, 'OK', 'SYNTHETIC' FROM source.cameras ORDER BY id;
INSERT INTO complaint (number, category, received_at, district_number, status, department, recorded_at, quality, provenance)
  SELECT id, category, unixepoch(received_at) * 1000000, district_id, status, department, unixepoch(received_at) * 1000000, 'OK', 'SYNTHETIC'
  FROM source.complaints ORDER BY id;
