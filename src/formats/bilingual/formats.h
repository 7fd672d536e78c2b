// The readers and writers of the single formats; unit_reader.h and unit_writer.h choose among them.
#pragma once

#include <memory>
#include <string>

#include "formats/bilingual/unit_reader.h"
#include "formats/bilingual/unit_writer.h"

namespace calque {

std::unique_ptr<UnitReader> open_tmx(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_xliff(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_po(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_tsv(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_csv(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_jsonl(const std::string& path, const UnitReadOptions& options);
std::unique_ptr<UnitReader> open_moses(const std::string& path, const UnitReadOptions& options);

std::unique_ptr<UnitWriter> write_tmx(const UnitWriteOptions& options, WriteBytes write);
std::unique_ptr<UnitWriter> write_xliff(const UnitWriteOptions& options, WriteBytes write);   // 1.2
std::unique_ptr<UnitWriter> write_xliff2(const UnitWriteOptions& options, WriteBytes write);  // 2.1
std::unique_ptr<UnitWriter> write_po(const UnitWriteOptions& options, WriteBytes write);
std::unique_ptr<UnitWriter> write_tsv(const UnitWriteOptions& options, WriteBytes write);
std::unique_ptr<UnitWriter> write_csv(const UnitWriteOptions& options, WriteBytes write);
std::unique_ptr<UnitWriter> write_jsonl(const UnitWriteOptions& options, WriteBytes write);
std::unique_ptr<UnitWriter> write_moses(const UnitWriteOptions& options, WriteBytes source,
                                        WriteBytes target);
std::unique_ptr<UnitWriter> write_ladder(const UnitWriteOptions& options, WriteBytes write);

}  // namespace calque
