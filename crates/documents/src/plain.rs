//! Blocks of formats that have no addresses of their own: an index a block.

use crate::{Address, Anchor, Block, Bounds, Cell, Piece, ReadError, Role, Table, TextBlock};

/// Blocks that are being put together, within bounds.
pub(crate) struct Plain {
    blocks: Vec<Block>,
    left: usize,
}

impl Plain {
    pub(crate) fn new(bounds: &Bounds) -> Self {
        Self {
            blocks: Vec::new(),
            left: bounds.blocks,
        }
    }

    /// Adds a paragraph. `emphasised` is true when all of its text is bold or underlined.
    pub(crate) fn text(
        &mut self,
        role: Role,
        text: &str,
        emphasised: bool,
    ) -> Result<(), ReadError> {
        self.take()?;
        let path = self.blocks.len().to_string();
        let block = TextBlock {
            emphasised,
            ..paragraph(path, role, text)
        };
        self.blocks.push(Block::Text(block));
        Ok(())
    }

    /// Adds a table from the texts of its cells, row by row; nothing where there are none.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) -> Result<(), ReadError> {
        let index = self.blocks.len();
        let mut cells = Vec::new();
        for (row, texts) in (0..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                self.take()?;
                let path = format!("{index}/{row}/{column}");
                let text = Block::Text(paragraph(path.clone(), Role::Paragraph, text));
                cells.push(Cell {
                    address: Address::new("", path, Anchor::Cell),
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    blocks: vec![text],
                    sheet: None,
                });
            }
        }
        if !cells.is_empty() {
            self.blocks.push(Block::Table(Table {
                address: Address::new("", index.to_string(), Anchor::Block),
                name: String::new(),
                protected: false,
                hidden: false,
                cells,
            }));
        }
        Ok(())
    }

    /// What was put together.
    pub(crate) fn blocks(self) -> Vec<Block> {
        self.blocks
    }

    fn take(&mut self) -> Result<(), ReadError> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or(ReadError::TooLarge("blocks"))?;
        Ok(())
    }
}

fn paragraph(path: String, role: Role, text: &str) -> TextBlock {
    TextBlock {
        address: Address::new("", path, Anchor::Block),
        role,
        emphasised: false,
        pieces: vec![Piece::Text(text.to_owned())],
    }
}
