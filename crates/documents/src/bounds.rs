//! Limits that keep a hostile file from filling memory, disk or time.

/// Upper bounds on what a reader takes in. Sizes are what is really read, never what a file
/// declares about itself.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes of the file as it is on disk.
    pub file_bytes: u64,
    /// Bytes of one unpacked part of an archive or one unpacked stream.
    pub part_bytes: u64,
    /// Bytes of all unpacked parts together.
    pub total_bytes: u64,
    /// Entries of an archive.
    pub entries: usize,
    /// Nesting of XML or HTML elements, or of PDF objects.
    pub depth: usize,
    /// Blocks, cells and fields of one document together.
    pub blocks: usize,
    /// Pages of a PDF.
    pub pages: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            file_bytes: 200 << 20,
            part_bytes: 128 << 20,
            total_bytes: 512 << 20,
            entries: 10_000,
            depth: 256,
            blocks: 500_000,
            pages: 10_000,
        }
    }
}
