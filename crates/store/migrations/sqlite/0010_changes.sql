-- Changes are counted apart: an answer that was approved does not make anybody read all papers again. The
-- column `count` counts those of the papers.
ALTER TABLE changes ADD COLUMN library INTEGER NOT NULL DEFAULT 0;
ALTER TABLE changes ADD COLUMN accounts INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER changes_entry_added;
DROP TRIGGER changes_entry;
DROP TRIGGER changes_rejected_added;
DROP TRIGGER changes_rejected_gone;
DROP TRIGGER changes_import_added;
DROP TRIGGER changes_import_gone;
DROP TRIGGER changes_said_added;
DROP TRIGGER changes_said;
CREATE TRIGGER changes_entry_added AFTER INSERT ON library BEGIN UPDATE changes SET library = library + 1; END;
CREATE TRIGGER changes_entry AFTER UPDATE ON library BEGIN UPDATE changes SET library = library + 1; END;
CREATE TRIGGER changes_rejected_added AFTER INSERT ON rejected BEGIN UPDATE changes SET library = library + 1; END;
CREATE TRIGGER changes_rejected_gone AFTER DELETE ON rejected BEGIN UPDATE changes SET library = library + 1; END;
CREATE TRIGGER changes_import_added AFTER INSERT ON ledger_imports BEGIN UPDATE changes SET accounts = accounts + 1; END;
CREATE TRIGGER changes_import_gone AFTER DELETE ON ledger_imports BEGIN UPDATE changes SET accounts = accounts + 1; END;
CREATE TRIGGER changes_said_added AFTER INSERT ON ledger_said BEGIN UPDATE changes SET accounts = accounts + 1; END;
CREATE TRIGGER changes_said AFTER UPDATE ON ledger_said BEGIN UPDATE changes SET accounts = accounts + 1; END;
