/* sal-sheet-xlsx.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-archive.h"
#include "sal-exchange-error.h"

/* Of Office Open XML (ECMA-376, part 1, 18) what a table needs: which sheet is the first, the texts
 * that sheets share, and the cells of that sheet as they were computed last. */

#define MAX_UNPACKED (512 * 1024 * 1024)

/* Of a cell, in characters: "Excel specifications and limits" has it. */
#define MAX_TEXT 32767

/* Texts that cells share; each takes up more in memory than the five bytes of "<si/>". */
#define MAX_STRINGS (8 * 1024 * 1024)

/* Looks at the cancellable once in so many rows. */
#define LOOK 256

static const char workbook_part[] = "xl/workbook.xml";
static const char relations_part[] = "xl/_rels/workbook.xml.rels";
static const char strings_part[] = "xl/sharedStrings.xml";

static gboolean
is_wanted (const char *name, gpointer data)
{
  return strcmp (name, workbook_part) == 0 || strcmp (name, relations_part) == 0 ||
         strcmp (name, strings_part) == 0 ||
         (g_str_has_prefix (name, "xl/worksheets/") && g_str_has_suffix (name, ".xml"));
}

static GBytes *
find_part (const GPtrArray *members, const char *name)
{
  for (guint i = 0; i < members->len; i++)
    {
      const SalArchiveMember *member = g_ptr_array_index (members, i);

      if (strcmp (member->name, name) == 0)
        return member->bytes;
    }

  return NULL;
}

/* Some programs write "x:row" for "row". */
static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (strcmp (local_name (names[i]), name) == 0)
      return values[i];

  return NULL;
}

typedef struct
{
  const char *name; /* of the file */
  GCancellable *cancellable;

  char *relation;     /* (nullable): of the first sheet */
  char *target;       /* (nullable): the part it is in */
  GPtrArray *strings; /* of char *, NULL for "": that cells refer to */
  SalSheet *sheet;

  GString *text;       /* of the string or cell that is read */
  gboolean takes_text; /* what is read belongs to it */
  gboolean is_phonetic;
  GPtrArray *cells; /* of char * or NULL: of the row that is read */
  guint64 row;      /* its number */
  guint64 column;   /* of the cell that is read, from 0 */
  char type;        /* 's': shared, 'e': an error, other: as it is */
} Parsing;

static void
parsing_clear (Parsing *self)
{
  g_free (self->relation);
  g_free (self->target);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, sal_sheet_free);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parsing, parsing_clear)

static gboolean
parse (Parsing *self, const GMarkupParser *parser, GBytes *bytes, const char *part, GError **error)
{
  GMarkupParseContext *context =
      g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  GError *failure = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean done;

  /* a byte order mark is no markup */
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  /* an empty part has no data to pass on; the end of it is where that is an error */
  done = (size == 0 || g_markup_parse_context_parse (context, data, (gssize) size, &failure)) &&
         g_markup_parse_context_end_parse (context, &failure);
  g_markup_parse_context_free (context);
  if (done)
    return TRUE;

  if (failure->domain == G_MARKUP_ERROR)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   /* translators: a spreadsheet, a file in it, what is wrong */
                   _ ("%s, %s: %s"),
                   self->name,
                   part,
                   failure->message);
      g_error_free (failure);
    }
  else
    g_propagate_error (error, failure);

  return FALSE;
}

/* --------------------------------------------------------------------------- which sheet is first
 */

static void
workbook_start (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer data,
                GError **error)
{
  Parsing *self = data;
  const char *id = find_attribute (names, values, "id");

  if (strcmp (local_name (element), "sheet") == 0 && self->relation == NULL && id != NULL)
    self->relation = g_strdup (id);
}

static void
relations_start (GMarkupParseContext *context,
                 const char *element,
                 const char **names,
                 const char **values,
                 gpointer data,
                 GError **error)
{
  Parsing *self = data;
  const char *id = find_attribute (names, values, "Id");
  const char *target = find_attribute (names, values, "Target");

  if (strcmp (local_name (element), "Relationship") != 0 || self->target != NULL ||
      target == NULL || g_strcmp0 (id, self->relation) != 0)
    return;
  self->target = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static const GMarkupParser workbook_parser = { .start_element = workbook_start };
static const GMarkupParser relations_parser = { .start_element = relations_start };

/* ---------------------------------------------------------------------------------------- strings
 */

/* What says how a text is pronounced is not part of it. */
static void
strings_start (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Parsing *self = data;
  const char *name = local_name (element);

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->text, 0);
  else if (strcmp (name, "rPh") == 0)
    self->is_phonetic = TRUE;
  self->takes_text = strcmp (name, "t") == 0 && !self->is_phonetic;
}

static void
add_string (Parsing *self, GError **error)
{
  if (self->strings->len < MAX_STRINGS)
    {
      g_ptr_array_add (self->strings, self->text->len > 0 ? g_strdup (self->text->str) : NULL);
      return;
    }
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s, %s: there are too many texts (expected at most %d million)"),
               self->name,
               strings_part,
               MAX_STRINGS / (1024 * 1024));
}

static void
strings_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parsing *self = data;
  const char *name = local_name (element);

  self->takes_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    self->is_phonetic = FALSE;
  else if (strcmp (name, "si") == 0)
    add_string (self, error);
}

static void
take_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parsing *self = data;

  if (self->takes_text)
    g_string_append_len (self->text, text, (gssize) length);
}

static const GMarkupParser strings_parser = { strings_start, strings_end, take_text, NULL, NULL };

/* ------------------------------------------------------------------------------------------ cells
 */

/* "C12" → 2; the one that follows if it is not said. */
static guint64
find_column (const char *reference, guint64 next)
{
  guint64 column = 0;

  if (reference == NULL || !g_ascii_isupper (*reference))
    return next;
  for (const char *c = reference; g_ascii_isupper (*c) && column <= SAL_SHEET_MAX_COLUMNS; c++)
    column = column * 26 + (guint64) (*c - 'A' + 1);

  return column - 1;
}

static void
start_cell (Parsing *self, const char **names, const char **values)
{
  const char *type = find_attribute (names, values, "t");

  self->column = find_column (find_attribute (names, values, "r"), self->column + 1);
  self->type = g_strcmp0 (type, "s") == 0 ? 's' : g_strcmp0 (type, "e") == 0 ? 'e' : ' ';
  g_string_truncate (self->text, 0);
}

static void
start_row (Parsing *self, const char **names, const char **values, GError **error)
{
  const char *number = find_attribute (names, values, "r");
  guint64 said = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->row = said > 0 ? said : self->row + 1;
  self->column = G_MAXUINT64; /* the first is the one after */
  g_ptr_array_set_size (self->cells, 0);
  if (self->row % LOOK == 0)
    g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
sheet_start (GMarkupParseContext *context,
             const char *element,
             const char **names,
             const char **values,
             gpointer data,
             GError **error)
{
  Parsing *self = data;
  const char *name = local_name (element);

  if (strcmp (name, "row") == 0)
    start_row (self, names, values, error);
  else if (strcmp (name, "c") == 0)
    start_cell (self, names, values);
  else if (strcmp (name, "rPh") == 0)
    self->is_phonetic = TRUE;
  self->takes_text = (strcmp (name, "v") == 0 || strcmp (name, "t") == 0) && !self->is_phonetic;
}

/* The shared text whose number that is; a cell without a number has none. */
static const char *
find_string (const Parsing *self, const char *number)
{
  char *end;
  guint64 index = g_ascii_strtoull (number, &end, 10);
  const char *text =
      end > number && index < self->strings->len ? g_ptr_array_index (self->strings, index) : NULL;

  return text != NULL ? text : "";
}

/* 2 → "C", as a spreadsheet names its columns. */
static char *
name_column (guint64 column)
{
  GString *name = g_string_new (NULL);

  for (guint64 left = column + 1; left > 0; left = (left - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (left - 1) % 26));

  return g_string_free (name, FALSE);
}

/* Shared texts are short in the file however often they are there, but not in memory. */
static gboolean
check_length (const Parsing *self, const char *text, GError **error)
{
  g_autofree char *row = NULL, *column = NULL;

  if (strlen (text) <= MAX_TEXT || g_utf8_strlen (text, -1) <= MAX_TEXT)
    return TRUE;
  row = g_strdup_printf ("%" G_GUINT64_FORMAT, self->row);
  column = name_column (self->column);
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               /* translators: a spreadsheet, the number of a row, a column ("C") */
               _ ("%s, row %s, column %s: the text is too long (expected at most %d characters)"),
               self->name,
               row,
               column,
               MAX_TEXT);

  return FALSE;
}

/* An error of a formula, "#N/A", is there to be read; it is no number. */
static void
end_cell (Parsing *self, GError **error)
{
  const char *text = self->type == 's' ? find_string (self, self->text->str) : self->text->str;

  if (self->column > SAL_SHEET_MAX_COLUMNS || !check_length (self, text, error))
    return;
  if (self->column >= self->cells->len)
    g_ptr_array_set_size (self->cells, (int) self->column + 1);
  g_free (g_ptr_array_index (self->cells, self->column));
  g_ptr_array_index (self->cells, self->column) = g_strdup (text);
}

static void
sheet_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parsing *self = data;
  const char *name = local_name (element);

  self->takes_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    self->is_phonetic = FALSE;
  else if (strcmp (name, "c") == 0)
    end_cell (self, error);
  else if (strcmp (name, "row") == 0)
    sal_sheet_add_row (self->sheet, self->row, self->cells, error);
}

static const GMarkupParser sheet_parser = { sheet_start, sheet_end, take_text, NULL, NULL };

/* ---------------------------------------------------------------------------------------- reading
 */

static GBytes *
find_sheet (Parsing *self, const GPtrArray *members, const char **part, GError **error)
{
  GBytes *workbook = find_part (members, workbook_part);
  GBytes *relations = find_part (members, relations_part);
  GBytes *sheet = NULL;

  if (workbook != NULL && !parse (self, &workbook_parser, workbook, workbook_part, error))
    return NULL;
  if (relations != NULL && self->relation != NULL &&
      !parse (self, &relations_parser, relations, relations_part, error))
    return NULL;
  *part = self->target != NULL ? self->target : "xl/worksheets/sheet1.xml";
  sheet = find_part (members, *part);
  if (sheet == NULL)
    g_set_error (error,
                 SAL_EXCHANGE_ERROR,
                 SAL_EXCHANGE_ERROR_FORMAT,
                 _ ("%s is no spreadsheet that can be read (expected CSV or XLSX)"),
                 self->name);

  return sheet;
}

/**
 * sal_sheet_read_xlsx:
 * @bytes: a spreadsheet (XLSX)
 * @name: what it is called, for messages
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the first sheet. Cells with formulas have the values that were computed last.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT, which names the file, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
SalSheet *
sal_sheet_read_xlsx (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) members =
      sal_archive_read (bytes, name, is_wanted, NULL, MAX_UNPACKED, cancellable, error);
  g_auto (Parsing) self = { .name = name, .cancellable = cancellable };
  GBytes *sheet, *strings;
  const char *part;

  if (members == NULL)
    return NULL;
  self.text = g_string_new (NULL);
  self.strings = g_ptr_array_new_with_free_func (g_free);
  self.cells = g_ptr_array_new_with_free_func (g_free);
  self.sheet = sal_sheet_new (name, SAL_DECIMAL_POINT);
  sheet = find_sheet (&self, members, &part, error);
  strings = find_part (members, strings_part);
  if (sheet == NULL ||
      (strings != NULL && !parse (&self, &strings_parser, strings, strings_part, error)) ||
      !parse (&self, &sheet_parser, sheet, part, error))
    return NULL;
  if (self.sheet->columns->len > 0)
    return g_steal_pointer (&self.sheet);

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s: the first sheet is empty (expected names of columns in its first row)"),
               name);

  return NULL;
}
