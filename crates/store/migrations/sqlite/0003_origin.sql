-- Where a source was added from, so that a file is known again under whatever name it is given, and
-- two files of one name are told apart. NULL where that is not known.
ALTER TABLE sources ADD COLUMN origin TEXT;
