/* sal-mapping-propose.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping-propose.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-mapping-synonyms.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-name-match.h"
#include "sal-number.h"

#define LEAST_SCORE 0.7

/* From here on a column is called like a field, not only similarly. */
#define NAMED_SCORE 0.95

/* Kinds whose records may be added because something refers to them: short lists, whose entries say
 * no more than their name. Accounts, products and opportunities are imported from files of their
 * own. */
static const char *const created_kinds[] = { "product_family", "unit",       "stage", "person",
                                             "position",       "competitor", NULL };

/* How well a column fits a field */
typedef struct
{
  double score;
  guint column;
  guint field;
} Fit;

static gboolean
is_synonym (const char *folded, const SalKind *kind, const SalField *field)
{
  const char *synonyms = sal_mapping_synonyms_of (kind, field);
  gsize length = strlen (folded);

  for (const char *at = synonyms; at != NULL && length > 0 && (at = strstr (at, folded)) != NULL;
       at += length)
    if ((at == synonyms || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;

  return FALSE;
}

/* "Annual Revenue (in millions)" is called "Annual Revenue" */
static char *
fold_header (const char *header)
{
  g_autofree char *bare = g_strdup (header);
  char *bracket = strpbrk (bare, "([");

  if (bracket != NULL && bracket != bare)
    *bracket = '\0';

  return sal_text_fold (bare);
}

static double
score_name (const char *header, const SalKind *kind, const SalField *field)
{
  g_autofree char *folded = fold_header (header);
  g_autofree char *name = sal_text_fold (field->name);
  g_autofree char *label = sal_text_fold (field->label);
  g_autofree char *kind_name = sal_text_fold (kind->name);
  const char *bare = folded;
  double score;

  if (strcmp (folded, name) == 0)
    return 1;
  if (strcmp (folded, label) == 0)
    return 0.99;
  /* a column "account" among accounts names them */
  if (strcmp (folded, kind_name) == 0 && strcmp (field->name, kind->title) == 0)
    return 0.96;
  if (is_synonym (folded, kind, field))
    return 0.95;
  /* "opportunity_id", "Account Name" */
  if (g_str_has_prefix (folded, kind_name) && strlen (folded) > strlen (kind_name))
    {
      bare += strlen (kind_name);
      if (strcmp (bare, name) == 0 || strcmp (bare, label) == 0 || is_synonym (bare, kind, field))
        return 0.97;
    }
  score = MAX (sal_text_similarity (folded, name), sal_text_similarity (folded, label));

  return score >= SAL_NAME_NEAR ? score * 0.9 : 0;
}

static gboolean
fits_type (const SalField *field, const SalColumnProfile *profile)
{
  switch (profile->type)
    {
    case SAL_COLUMN_EMPTY:
      return TRUE;
    case SAL_COLUMN_DATE:
    case SAL_COLUMN_TIME:
      return field->type == SAL_FIELD_DATE || field->type == SAL_FIELD_TIME ||
             (field->type == SAL_FIELD_TEXT && !(field->flags & SAL_FIELD_REQUIRED));
    case SAL_COLUMN_INTEGER:
      return field->type != SAL_FIELD_DATE && field->type != SAL_FIELD_TIME &&
             field->type != SAL_FIELD_CURRENCY;
    case SAL_COLUMN_NUMBER:
    case SAL_COLUMN_MONEY:
    case SAL_COLUMN_RATE:
      return field->type == SAL_FIELD_MONEY || field->type == SAL_FIELD_RATE ||
             field->type == SAL_FIELD_REAL || field->type == SAL_FIELD_INTEGER ||
             field->type == SAL_FIELD_TEXT;
    default:
      return field->type == SAL_FIELD_TEXT || field->type == SAL_FIELD_REFERENCE ||
             field->type == SAL_FIELD_CHOICE || field->type == SAL_FIELD_CURRENCY ||
             (field->type == SAL_FIELD_BOOLEAN &&
              (profile->type == SAL_COLUMN_BOOLEAN || profile->n_distinct <= 3));
    }
}

/* A column of texts with the name of a date or number has values that cannot be read: they are to
 * be named when it is imported, not left out with the others. */
static gboolean
may_be (const SalField *field, const SalColumnProfile *profile, double score)
{
  return fits_type (field, profile) ||
         (score >= NAMED_SCORE &&
          (profile->type == SAL_COLUMN_TEXT || profile->type == SAL_COLUMN_CHOICE) &&
          field->type != SAL_FIELD_BOOLEAN);
}

static int
compare_fits (gconstpointer one, gconstpointer other)
{
  const Fit *a = one, *b = other;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->column != b->column)
    return a->column < b->column ? -1 : 1;

  return a->field < b->field ? -1 : a->field > b->field;
}

static GArray *
find_fits (const SalKind *kind, const GPtrArray *profiles)
{
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (Fit));

  for (guint column = 0; column < profiles->len; column++)
    for (guint field = 0; field < kind->n_fields; field++)
      {
        const SalColumnProfile *profile = profiles->pdata[column];
        Fit fit = { score_name (profile->name, kind, &kind->fields[field]), column, field };

        if (fit.score >= LEAST_SCORE && may_be (&kind->fields[field], profile, fit.score))
          g_array_append_val (fits, fit);
      }
  g_array_sort (fits, compare_fits);

  return fits;
}

G_GNUC_PRINTF (2, 3)
static void
note (GPtrArray *notes, const char *format, ...)
{
  va_list arguments;

  if (notes == NULL)
    return;
  va_start (arguments, format);
  g_ptr_array_add (notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* "in millions", "(thousands)", "revenue_k": what numbers stand for */
static gint64
find_scale (const char *text)
{
  static const struct
  {
    const char *word;
    gint64 scale;
  } scales[] = {
    { "million", 1000000 },    { "mio", 1000000 }, { "mln", 1000000 }, { "thousand", 1000 },
    { "billion", 1000000000 }, { "(k)", 1000 },    { "(m)", 1000000 }, { "in k", 1000 },
  };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strstr (lower, scales[i].word) != NULL)
      return scales[i].scale;

  return 1;
}

/* A currency code that stands in a text as a word of its own */
static void
find_currency (const char *text, char currency[4])
{
  for (const char *at = text; strlen (at) >= 3; at++)
    {
      char code[4] = { at[0], at[1], at[2], '\0' };

      if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[3]) &&
          g_ascii_isupper (code[0]) && sal_currency_is_valid (code))
        {
          memcpy (currency, code, 4);
          return;
        }
    }
}

static void
refine_amount (SalMappingColumn *column,
               const SalField *field,
               const SalColumnProfile *profile,
               GHashTable *descriptions,
               GPtrArray *notes)
{
  const char *description =
      descriptions != NULL ? g_hash_table_lookup (descriptions, profile->name) : NULL;
  g_autofree char *scale = NULL;

  column->scale = find_scale (profile->name);
  find_currency (profile->name, column->currency);
  if (description != NULL && column->scale == 1)
    column->scale = find_scale (description);
  if (description != NULL && column->currency[0] == '\0')
    find_currency (description, column->currency);
  if (column->scale == 1)
    return;
  scale = sal_number_format ((double) column->scale, 0);
  note (notes,
        _ ("%s: numbers are multiplied by %s, as it says “%s”"),
        profile->name,
        scale,
        description != NULL ? description : profile->name);
}

static void
refine_column (SalMappingColumn *column,
               const SalKind *kind,
               const SalField *field,
               const SalColumnProfile *profile,
               GHashTable *descriptions,
               GPtrArray *notes)
{
  column->decimal_mark = profile->decimal_mark;
  if (profile->n_misfits > 0 && field->type != SAL_FIELD_TEXT)
    note (notes,
          _ ("%s: %u of the first %u values cannot be read as the others"),
          profile->name,
          profile->n_misfits,
          profile->n_values);
  switch (field->type)
    {
    case SAL_FIELD_DATE:
    case SAL_FIELD_TIME:
      sal_mapping_column_set_date_order (column, profile->date_order, profile->undecided_date);
      if (profile->date_order != SAL_DATE_ORDER_ISO && profile->undecided_date == NULL)
        note (notes,
              profile->date_order == SAL_DATE_ORDER_DMY ? _ ("%s: dates have the day first")
                                                        : _ ("%s: dates have the month first"),
              profile->name);
      break;
    case SAL_FIELD_MONEY:
      refine_amount (column, field, profile, descriptions, notes);
      break;
    case SAL_FIELD_RATE:
      column->percent = strchr (profile->name, '%') != NULL || profile->type == SAL_COLUMN_INTEGER;
      break;
    case SAL_FIELD_REFERENCE:
      /* records of the same kind come from rows of the file */
      column->create =
          field->references != kind && g_strv_contains (created_kinds, field->references->name);
      if (column->create)
        note (notes,
              _ ("%s: missing records of kind %s are added"),
              profile->name,
              field->references->name);
      break;
    default:
      break;
    }
}

/* What this program exports has the id of each record beside the external id, if the kind has one.
 * Others call what is an external id here "id". */
static gboolean
is_id (const SalKind *kind, const GPtrArray *profiles, const SalColumnProfile *profile)
{
  gboolean has_external = FALSE;

  for (guint i = 0; i < profiles->len; i++)
    has_external |=
        strcmp (((const SalColumnProfile *) profiles->pdata[i])->name, "external_id") == 0;

  return strcmp (profile->name, "id") == 0 && profile->type == SAL_COLUMN_INTEGER &&
         (has_external || sal_kind_find_field (kind, "external_id") == NULL);
}

static void
propose_id (SalMappingPart *part,
            const SalKind *kind,
            const GPtrArray *profiles,
            gboolean *used,
            GPtrArray *notes)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      if (!is_id (kind, profiles, profiles->pdata[i]))
        continue;
      used[i] = TRUE;
      part->id = g_strdup ("id");
      note (notes, _ ("id: rows are the records with these ids, where there are such"));
    }
}

/* Beside the name of what a record refers to, an export has its id. */
static void
propose_reference_ids (SalMappingPart *part,
                       const SalKind *kind,
                       const GPtrArray *profiles,
                       gboolean *used)
{
  for (guint i = 0; i < part->columns->len; i++)
    {
      SalMappingColumn *column = part->columns->pdata[i];
      g_autofree char *name = g_strconcat (column->field, "_id", NULL);

      if (g_strcmp0 (column->column, column->field) != 0 ||
          sal_kind_find_field (kind, column->field)->type != SAL_FIELD_REFERENCE)
        continue;
      for (guint j = 0; j < profiles->len; j++)
        {
          const SalColumnProfile *profile = profiles->pdata[j];

          if (used[j] || strcmp (profile->name, name) != 0 ||
              (profile->type != SAL_COLUMN_INTEGER && profile->type != SAL_COLUMN_EMPTY))
            continue;
          used[j] = TRUE;
          column->id = g_steal_pointer (&name);
          break;
        }
    }
}

/* The name of an opportunity is rarely in an export; what it is about and for whom is. */
static void
propose_name (SalMappingPart *part, const SalKind *kind, GPtrArray *notes)
{
  static const char *const fields[] = { "account", "product", "product_family", "external_id" };
  g_autoptr (GString) template = g_string_new (NULL);
  const SalField *title = sal_kind_find_field (kind, kind->title);
  guint n = 0;

  if (title->type != SAL_FIELD_TEXT || !(title->flags & SAL_FIELD_REQUIRED) ||
      sal_mapping_part_find (part, kind->title) != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && n < 2; i++)
    {
      const SalMappingColumn *column = sal_mapping_part_find (part, fields[i]);

      if (column == NULL || column->column == NULL)
        continue;
      g_string_append_printf (template, "%s{%s}", n > 0 ? " – " : "", column->column);
      n++;
    }
  if (n == 0)
    return;
  sal_mapping_part_add (part, kind->title, NULL)->template = g_strdup (template->str);
  note (notes, _ ("%s: put together as %s"), kind->title, template->str);
}

/* An external id that occurs twice is still one, and an import names the rows; a name that occurs
 * twice may be that of two records. */
static gboolean
is_key (const SalColumnProfile *profile, const char *field)
{
  if (strcmp (field, "external_id") == 0)
    return profile->n_distinct * 2 > profile->n_values;

  return profile->unique && profile->n_values > 0;
}

/* Many records may be of one account: what they are titled by tells none from the other. */
static gboolean
is_of_many (const SalKind *kind, const char *field)
{
  const SalField *title = sal_kind_find_field (kind, field);

  return title != NULL && title->type == SAL_FIELD_REFERENCE &&
         (title->flags & SAL_FIELD_UNIQUE) == 0;
}

static void
propose_key (SalMappingPart *part, const SalKind *kind, const GPtrArray *profiles)
{
  const char *const candidates[] = { "external_id", "employee_number", kind->title };

  /* where the kind says itself which record is which, nothing of the file is needed */
  if (kind->together != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const SalMappingColumn *column =
          is_of_many (kind, candidates[i]) ? NULL : sal_mapping_part_find (part, candidates[i]);

      for (guint j = 0; column != NULL && column->column != NULL && j < profiles->len; j++)
        {
          const SalColumnProfile *profile = profiles->pdata[j];

          if (strcmp (profile->name, column->column) == 0 && is_key (profile, candidates[i]))
            {
              sal_mapping_part_set_key (part, candidates[i], NULL);
              return;
            }
        }
    }
}

static SalMappingColumn *
copy_to (SalMappingPart *part, const char *field, const SalMappingColumn *from)
{
  return sal_mapping_part_add (part, field, from->column);
}

static void
add_person_part (SalMapping *mapping, const SalMappingColumn *name)
{
  SalMappingPart *part = sal_mapping_add_part (mapping, "person");

  part->distinct = TRUE;
  sal_mapping_part_set_key (part, "name", NULL);
  copy_to (part, "name", name);
}

static void
add_assignment_part (SalMapping *mapping, const SalMappingColumn *name)
{
  SalMappingPart *part = sal_mapping_add_part (mapping, "assignment");

  part->distinct = TRUE;
  sal_mapping_part_set_key (part, "person", "position", NULL);
  copy_to (part, "person", name);
  copy_to (part, "position", name);
  sal_mapping_part_add (part, "valid_from", NULL)->constant = g_strdup ("2000-01-01");
}

static SalMappingPart *
add_position_part (SalMapping *mapping, const SalMappingColumn *name, const SalMappingColumn *unit)
{
  SalMappingPart *part = sal_mapping_add_part (mapping, "position");

  part->distinct = TRUE;
  sal_mapping_part_set_key (part, "name", NULL);
  copy_to (part, "name", name);
  if (unit != NULL)
    copy_to (part, "unit", unit);

  return part;
}

/* A list of salespeople with manager and office is about units, positions, people and who holds
 * which position; each row says something about all of them. */
static SalMapping *
propose_team (const SalMappingPart *found, const char *name, GPtrArray *notes)
{
  const SalMappingColumn *person = sal_mapping_part_find (found, "name");
  const SalMappingColumn *manager = sal_mapping_part_find (found, "manager");
  const SalMappingColumn *unit = sal_mapping_part_find (found, "unit");
  SalMapping *mapping = sal_mapping_new (name);
  SalMappingPart *part;

  if (unit != NULL)
    {
      part = sal_mapping_add_part (mapping, "unit");
      part->distinct = TRUE;
      sal_mapping_part_set_key (part, "name", NULL);
      copy_to (part, "name", unit);
    }
  if (manager != NULL)
    {
      add_person_part (mapping, manager);
      part = add_position_part (mapping, manager, unit);
      sal_mapping_part_add (part, "motion", NULL)->constant = g_strdup ("manager");
    }
  add_person_part (mapping, person);
  part = add_position_part (mapping, person, unit);
  if (manager != NULL)
    copy_to (part, "manager", manager);
  if (manager != NULL)
    add_assignment_part (mapping, manager);
  add_assignment_part (mapping, person);
  note (notes,
        _ ("%s: each person gets a position of the same name and holds it from 2000-01-01 on, as "
           "the file does not say since when"),
        person->column);

  return mapping;
}

static gboolean
is_team (const SalMappingPart *part)
{
  const SalMappingColumn *name = sal_mapping_part_find (part, "name");

  return name != NULL && name->column != NULL &&
         (sal_mapping_part_find (part, "manager") != NULL ||
          sal_mapping_part_find (part, "unit") != NULL);
}

static gboolean
fill_part (SalMappingPart *part,
           const SalKind *kind,
           const GPtrArray *profiles,
           GHashTable *descriptions,
           gboolean *used,
           GPtrArray *notes)
{
  g_autoptr (GArray) fits = find_fits (kind, profiles);

  for (guint i = 0; i < fits->len; i++)
    {
      const Fit *fit = &g_array_index (fits, Fit, i);
      const SalField *field = &kind->fields[fit->field];
      const SalColumnProfile *profile = profiles->pdata[fit->column];

      if (used[fit->column] || sal_mapping_part_find (part, field->name) != NULL)
        continue;
      used[fit->column] = TRUE;
      refine_column (sal_mapping_part_add (part, field->name, profile->name),
                     kind,
                     field,
                     profile,
                     descriptions,
                     notes);
    }

  return part->columns->len > 0;
}

/* The part about positions decides: it is the one with units and managers. */
static SalMapping *
try_team (const SalKind *kind, const char *name, const GPtrArray *profiles, GPtrArray *notes)
{
  g_autoptr (SalMapping) team = NULL;
  g_autofree gboolean *used = NULL;
  SalMappingPart *part;

  if (strcmp (kind->name, "person") != 0 && strcmp (kind->name, "position") != 0)
    return NULL;
  for (guint i = 0; i < profiles->len; i++)
    if (is_id (kind, profiles, profiles->pdata[i]))
      return NULL;
  team = sal_mapping_new (name);
  used = g_new0 (gboolean, MAX (profiles->len, 1));
  part = sal_mapping_add_part (team, sal_position_kind.name);
  fill_part (part, &sal_position_kind, profiles, NULL, used, NULL);

  return is_team (part) ? propose_team (part, name, notes) : NULL;
}

/**
 * sal_mapping_propose_single:
 * @kind: what the rows of the file are
 * @name: what the mapping is called
 * @profiles: (element-type SalColumnProfile): the columns of the file
 * @descriptions: (nullable) (element-type utf8 utf8): what is said elsewhere about columns, by name
 * @notes: (nullable) (element-type utf8): where sentences are added that say what was decided
 *
 * Proposes a mapping of one part, as [func@mapping_propose] does for files that are no list of a
 * team.
 *
 * Returns: (transfer full): the mapping, which may lack fields that are required
 */
SalMapping *
sal_mapping_propose_single (const SalKind *kind,
                            const char *name,
                            const GPtrArray *profiles,
                            GHashTable *descriptions,
                            GPtrArray *notes)
{
  SalMapping *mapping;
  g_autofree gboolean *used = NULL;
  SalMappingPart *part;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (profiles != NULL, NULL);

  mapping = sal_mapping_new (name);
  used = g_new0 (gboolean, MAX (profiles->len, 1));
  part = sal_mapping_add_part (mapping, kind->name);
  propose_id (part, kind, profiles, used, notes);
  fill_part (part, kind, profiles, descriptions, used, notes);
  propose_reference_ids (part, kind, profiles, used);
  propose_name (part, kind, notes);
  propose_key (part, kind, profiles);
  for (guint i = 0; i < profiles->len; i++)
    if (!used[i])
      note (notes,
            _ ("%s: the column is not used"),
            ((const SalColumnProfile *) profiles->pdata[i])->name);

  return mapping;
}

/**
 * sal_mapping_propose:
 * @kind: what the rows of the file are
 * @name: what the mapping is called
 * @profiles: (element-type SalColumnProfile): the columns of the file
 * @descriptions: (nullable) (element-type utf8 utf8): what is said elsewhere about columns, by name
 * @notes: (nullable) (element-type utf8): where sentences are added that say what was decided
 *
 * Proposes which column goes to which field, by the names of columns (the field's name, its label,
 * what other programs call it, or nearly so) as far as their contents fit, and how dates and
 * numbers are written. The key is the external id, else the first of employee number and title
 * whose column has no value twice; a title that is another record, of which there may be many, is
 * none.
 *
 * An export of this program says itself which records its rows are, and which they refer to where
 * several have the same name.
 *
 * A list of people or positions with a column for managers or units becomes a mapping of several
 * parts, which fills units, positions, people and assignments.
 *
 * Returns: (transfer full): the mapping, which may lack fields that are required
 */
SalMapping *
sal_mapping_propose (const SalKind *kind,
                     const char *name,
                     const GPtrArray *profiles,
                     GHashTable *descriptions,
                     GPtrArray *notes)
{
  SalMapping *team;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (profiles != NULL, NULL);

  team = try_team (kind, name, profiles, notes);

  return team != NULL ? team
                      : sal_mapping_propose_single (kind, name, profiles, descriptions, notes);
}

static gboolean
has_required (const SalMappingPart *part, const SalKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];

      if ((field->flags & SAL_FIELD_REQUIRED) && field->initial == NULL &&
          sal_mapping_part_find (part, field->name) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_mapping_guess_kind:
 * @profiles: (element-type SalColumnProfile): the columns of a file
 * @kinds: (array zero-terminated=1): the kinds there are
 *
 * Tells by its columns what the rows of a file are: the kind that has fields for most of them, and
 * a column for each field it requires.
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if less than half of the columns fit any
 */
const SalKind *
sal_mapping_guess_kind (const GPtrArray *profiles, const SalKind *const *kinds)
{
  const SalKind *best = NULL;
  guint most = 0;

  g_return_val_if_fail (profiles != NULL, NULL);
  g_return_val_if_fail (kinds != NULL, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (SalMapping) mapping = NULL;
      const SalMappingPart *part;
      guint n_columns = 0;

      if (kinds[i]->hidden)
        continue;
      mapping = sal_mapping_propose_single (kinds[i], "", profiles, NULL, NULL);
      part = mapping->parts->pdata[0];
      for (guint j = 0; j < part->columns->len; j++)
        n_columns += ((const SalMappingColumn *) part->columns->pdata[j])->column != NULL;
      if (n_columns <= most || !has_required (part, kinds[i]))
        continue;
      most = n_columns;
      best = kinds[i];
    }

  return most * 2 >= profiles->len ? best : NULL;
}

/* The base name of a file without its ending */
static char *
get_stem (GFile *file)
{
  char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return name;
}

/**
 * sal_mapping_read_descriptions:
 * @file: a file that is going to be imported
 *
 * Looks whether a `data_dictionary.csv` lies beside @file, with the columns Table, Field and
 * Description, and reads what it says about the columns of @file.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): descriptions by name of column
 */
GHashTable *
sal_mapping_read_descriptions (GFile *file)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) dictionary = NULL;
  g_autoptr (SalCsvReader) reader = NULL;
  g_autoptr (GHashTable) descriptions = NULL;
  g_autofree char *table = NULL;
  guint n_columns = 0;
  SalCsvRow row;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  folder = g_file_get_parent (file);
  dictionary = folder != NULL ? g_file_get_child (folder, "data_dictionary.csv") : NULL;
  if (dictionary == NULL)
    return NULL;
  reader = sal_csv_reader_new_for_file (dictionary, NULL, NULL, NULL);
  if (reader == NULL)
    return NULL;
  sal_csv_reader_get_columns (reader, &n_columns);
  if (n_columns != 3)
    return NULL;

  table = get_stem (file);
  descriptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (sal_csv_reader_next (reader, &row, NULL, NULL))
    if (strcmp (row.fields[0].text, table) == 0)
      g_hash_table_insert (descriptions,
                           g_strstrip (g_strdup (row.fields[1].text)),
                           g_strstrip (g_strdup (row.fields[2].text)));

  return g_steal_pointer (&descriptions);
}

/**
 * sal_mapping_propose_for_file:
 * @kind: what the rows of the file are
 * @file: a delimited text file
 * @notes: (nullable) (element-type utf8): where sentences are added that say what was decided
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks at the first rows of @file and proposes a mapping, as [func@mapping_propose] does.
 *
 * Returns: (transfer full) (nullable): the mapping, or %NULL with @error set if the file cannot be
 * read
 */
SalMapping *
sal_mapping_propose_for_file (
    const SalKind *kind, GFile *file, GPtrArray *notes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GHashTable) descriptions = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  reader = sal_csv_reader_new_for_file (file, NULL, cancellable, error);
  if (reader == NULL)
    return NULL;
  profiles = sal_column_profiles_read (reader, SAL_COLUMN_SAMPLE, error);
  if (profiles == NULL)
    return NULL;
  descriptions = sal_mapping_read_descriptions (file);
  name = get_stem (file);

  return sal_mapping_propose (kind, name, profiles, descriptions, notes);
}
