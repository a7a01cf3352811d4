INSERT INTO district (number, name_ko, name_en, population, recorded_at, quality, provenance)
  SELECT id, name_ko, name, population, '2026-01-01T00:00:00Z', 'OK', 'SYNTHETIC' FROM districts ORDER BY id;
INSERT INTO air_station (number, name, kind, district_number, recorded_at, quality, provenance)
  SELECT id, name, kind, district_id, '2026-01-01T00:00:00Z', 'OK', 'SYNTHETIC' FROM air_stations ORDER BY id;
INSERT INTO air_reading (number, station_number, measured_at, pm10, pm25, o3, no2, co, so2, recorded_at, quality, provenance)
  SELECT id, station_id, measured_at, pm10, pm25, o3, no2, co, so2, measured_at, 'OK', 'SYNTHETIC' FROM air_readings ORDER BY id;
INSERT INTO bike_station (number, name, district_number, racks, recorded_at, quality, provenance)
  SELECT id, name, district_id, racks, '2026-01-01T00:00:00Z', 'OK', 'SYNTHETIC' FROM bike_stations ORDER BY id;
INSERT INTO bike_status (number, station_number, reported_at, bikes, docks, recorded_at, quality, provenance)
  SELECT id, station_id, reported_at, bikes, docks, reported_at, 'OK', 'SYNTHETIC' FROM public.bike_status ORDER BY id;
INSERT INTO camera (number, name, purpose, district_number, recorded_at, quality, provenance)
  SELECT id, name, purpose, district_id, '2026-01-01T00:00:00Z', 'OK', 'SYNTHETIC' FROM cameras ORDER BY id;
INSERT INTO complaint (number, category, received_at, district_number, status, department, recorded_at, quality, provenance)
  SELECT id, category, received_at, district_id, status, department, received_at, 'OK', 'SYNTHETIC' FROM complaints ORDER BY id;
