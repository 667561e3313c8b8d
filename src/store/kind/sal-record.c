/* sal-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-id.h"

struct _SalRecord
{
  GObject parent_instance;

  gint64 id;
  SalValue *values; /* owned texts, one per field */
  char **titles;    /* of references, one per field; NULL until one is known */
};

typedef struct
{
  GObjectClass parent_class;

  const SalKind *kind;
  GParamSpec **properties; /* property ids are field indexes + 1 */
} SalRecordClass;

#define SAL_RECORD_GET_CLASS(object)                                                               \
  (G_TYPE_INSTANCE_GET_CLASS ((object), SAL_TYPE_RECORD, SalRecordClass))

G_DEFINE_ABSTRACT_TYPE (SalRecord, sal_record, G_TYPE_OBJECT)

/* --- properties --- */

static void
sal_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalRecord *self = SAL_RECORD (object);
  const SalValue *stored = sal_record_get_value (self, prop_id - 1);

  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_STRING:
      g_value_set_string (value, stored->storage == SAL_STORAGE_TEXT ? stored->text : NULL);
      break;
    case G_TYPE_INT64:
      g_value_set_int64 (value, stored->storage == SAL_STORAGE_INTEGER ? stored->integer : 0);
      break;
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, stored->storage == SAL_STORAGE_INTEGER && stored->integer != 0);
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, stored->storage == SAL_STORAGE_REAL ? stored->real : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SalValue stored = SAL_VALUE_NULL;

  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_STRING:
      stored = sal_value_borrow_text (g_value_get_string (value));
      break;
    case G_TYPE_INT64:
      stored = SAL_VALUE_INTEGER (g_value_get_int64 (value));
      break;
    case G_TYPE_BOOLEAN:
      stored = SAL_VALUE_INTEGER (g_value_get_boolean (value));
      break;
    case G_TYPE_DOUBLE:
      stored = SAL_VALUE_REAL (g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  sal_record_set_value (SAL_RECORD (object), prop_id - 1, &stored);
}

static void
sal_record_finalize (GObject *object)
{
  SalRecord *self = SAL_RECORD (object);
  const SalKind *kind = sal_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      sal_value_clear (&self->values[i]);
      if (self->titles != NULL)
        g_free (self->titles[i]);
    }
  g_free (self->values);
  g_free (self->titles);

  G_OBJECT_CLASS (sal_record_parent_class)->finalize (object);
}

static void
sal_record_class_init (SalRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_record_finalize;
}

static void
sal_record_init (SalRecord *self)
{
}

/* --- one subclass per kind --- */

static GParamSpec *
create_property (const SalField *field)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

  switch (field->type)
    {
    case SAL_FIELD_INTEGER:
    case SAL_FIELD_MONEY:
    case SAL_FIELD_RATE:
    case SAL_FIELD_REFERENCE:
      return g_param_spec_int64 (name, field->label, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case SAL_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, field->label, NULL, FALSE, flags);
    case SAL_FIELD_REAL:
      return g_param_spec_double (name, field->label, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    default:
      return g_param_spec_string (name, field->label, NULL, NULL, flags);
    }
}

static void
kind_class_init (gpointer g_class, gpointer class_data)
{
  SalRecordClass *klass = g_class;
  const SalKind *kind = class_data;

  G_OBJECT_CLASS (klass)->get_property = sal_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = sal_record_set_property;
  klass->kind = kind;
  klass->properties = g_new (GParamSpec *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      klass->properties[i] = create_property (&kind->fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->properties[i]);
    }
}

static char *
type_name (const SalKind *kind)
{
  g_auto (GStrv) words = g_strsplit (kind->name, "_", -1);
  GString *name = g_string_new ("Sal");
  gsize length;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      words[i][0] = g_ascii_toupper (words[i][0]);
      g_string_append (name, words[i]);
    }
  length = name->len;
  g_string_append (name, "Record");
  /* two workspaces may describe a kind of that name differently */
  for (guint n = 2; g_type_from_name (name->str) != 0; n++)
    {
      g_string_truncate (name, length);
      g_string_append_printf (name, "Record%u", n);
    }

  return g_string_free (name, FALSE);
}

/**
 * sal_record_get_type_of_kind:
 * @kind: a kind
 *
 * Finds the class of the records of a kind, registering it when it is first asked for. Thread-safe.
 *
 * Returns: the type, a subclass of #SalRecord named after the kind: SalOpportunityRecord
 */
GType
sal_record_get_type_of_kind (const SalKind *kind)
{
  static GMutex mutex;
  static GHashTable *types;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GType type;

  if (types == NULL)
    types = g_hash_table_new (NULL, NULL);

  type = GPOINTER_TO_SIZE (g_hash_table_lookup (types, kind));
  if (type == 0)
    {
      const GTypeInfo info = {
        .class_size = sizeof (SalRecordClass),
        .class_init = kind_class_init,
        .class_data = kind,
        .instance_size = sizeof (SalRecord),
      };
      g_autofree char *name = type_name (kind);

      type = g_type_register_static (SAL_TYPE_RECORD, name, &info, G_TYPE_FLAG_FINAL);
      g_hash_table_insert (types, (gpointer) kind, GSIZE_TO_POINTER (type));
    }

  return type;
}

/* --- creating --- */

/**
 * sal_record_new_with_id:
 * @kind: a kind
 * @id: the id it has
 *
 * Creates a record all of whose values are null.
 *
 * Returns: (transfer full): the record
 */
SalRecord *
sal_record_new_with_id (const SalKind *kind, gint64 id)
{
  SalRecord *self = g_object_new (sal_record_get_type_of_kind (kind), NULL);

  self->id = id;
  self->values = g_new0 (SalValue, kind->n_fields);

  return self;
}

/**
 * sal_record_new:
 * @kind: a kind
 *
 * Creates a record with a new id and the initial values of its kind.
 *
 * Returns: (transfer full): the record
 */
SalRecord *
sal_record_new (const SalKind *kind)
{
  SalRecord *self = sal_record_new_with_id (kind, sal_id_new ());

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;

      if (kind->fields[i].initial == NULL)
        continue;
      if (!sal_field_from_text (
              &kind->fields[i], kind->fields[i].initial, NULL, &self->values[i], &error))
        g_error ("%s.%s: %s", kind->name, kind->fields[i].name, error->message);
    }

  return self;
}

/**
 * sal_record_copy:
 * @self: a record
 *
 * Copies a record with its id, values and the titles of its references.
 *
 * Returns: (transfer full): the copy
 */
SalRecord *
sal_record_copy (SalRecord *self)
{
  const SalKind *kind = sal_record_get_kind (self);
  SalRecord *copy = sal_record_new_with_id (kind, self->id);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      copy->values[i] = sal_value_copy (&self->values[i]);
      if (self->titles != NULL && self->titles[i] != NULL)
        sal_record_set_reference_title (copy, i, self->titles[i]);
    }

  return copy;
}

const SalKind *
sal_record_get_kind (SalRecord *self)
{
  return SAL_RECORD_GET_CLASS (self)->kind;
}

gint64
sal_record_get_id (SalRecord *self)
{
  return self->id;
}

/* --- values --- */

const SalValue *
sal_record_get_value (SalRecord *self, guint field)
{
  return &self->values[field];
}

/* What properties, which cannot be null, say for null. */
static gboolean
is_empty (const SalField *field, const SalValue *value)
{
  return (value->storage == SAL_STORAGE_TEXT && value->length == 0) ||
         (value->storage == SAL_STORAGE_INTEGER && value->integer == 0 &&
          field->type == SAL_FIELD_REFERENCE);
}

/**
 * sal_record_set_value:
 * @self: a record
 * @field: the index of a field
 * @value: its new value, copied
 *
 * Sets a value and notifies the field's property if it changed. An empty text, and a reference to
 * 0, are null. A known title of a reference is forgotten.
 */
void
sal_record_set_value (SalRecord *self, guint field, const SalValue *value)
{
  const SalValue null = SAL_VALUE_NULL;
  SalValue old = self->values[field];

  if (is_empty (&sal_record_get_kind (self)->fields[field], value))
    value = &null;
  if (sal_value_equal (&old, value))
    return;

  self->values[field] = sal_value_copy (value);
  sal_value_clear (&old);
  if (self->titles != NULL)
    g_clear_pointer (&self->titles[field], g_free);
  g_object_notify_by_pspec (G_OBJECT (self), SAL_RECORD_GET_CLASS (self)->properties[field]);
}

static guint
field_index (SalRecord *self, const char *name)
{
  int index = sal_kind_field_index (sal_record_get_kind (self), name);

  if (index < 0)
    g_error ("%s has no field %s", sal_record_get_kind (self)->name, name);

  return (guint) index;
}

static const SalValue *
lookup (SalRecord *self, const char *field)
{
  return &self->values[field_index (self, field)];
}

gboolean
sal_record_is_null (SalRecord *self, const char *field)
{
  return lookup (self, field)->storage == SAL_STORAGE_NULL;
}

const char *
sal_record_get_text (SalRecord *self, const char *field)
{
  const SalValue *value = lookup (self, field);

  return value->storage == SAL_STORAGE_TEXT ? value->text : NULL;
}

gint64
sal_record_get_integer (SalRecord *self, const char *field)
{
  const SalValue *value = lookup (self, field);

  return value->storage == SAL_STORAGE_INTEGER ? value->integer : 0;
}

gint32
sal_record_get_date (SalRecord *self, const char *field)
{
  const char *text = sal_record_get_text (self, field);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

/**
 * sal_record_set_null:
 * @self: a record
 * @field: the name of a field
 *
 * Empties a field.
 */
void
sal_record_set_null (SalRecord *self, const char *field)
{
  sal_record_set_value (self, field_index (self, field), &SAL_VALUE_NULL);
}

/**
 * sal_record_set_text:
 * @self: a record
 * @field: the name of a field stored as text
 * @value: (nullable): its value; %NULL empties it
 *
 * Sets a text.
 */
void
sal_record_set_text (SalRecord *self, const char *field, const char *value)
{
  SalValue stored = sal_value_borrow_text (value);

  sal_record_set_value (self, field_index (self, field), &stored);
}

/**
 * sal_record_set_integer:
 * @self: a record
 * @field: the name of a field stored as an integer
 * @value: its value: minor units of money, scaled rates, ids of references
 *
 * Sets an integer.
 */
void
sal_record_set_integer (SalRecord *self, const char *field, gint64 value)
{
  sal_record_set_value (self, field_index (self, field), &SAL_VALUE_INTEGER (value));
}

/**
 * sal_record_set_real:
 * @self: a record
 * @field: the name of a field of real numbers
 * @value: its value
 *
 * Sets a real number.
 */
void
sal_record_set_real (SalRecord *self, const char *field, double value)
{
  sal_record_set_value (self, field_index (self, field), &SAL_VALUE_REAL (value));
}

/**
 * sal_record_set_date:
 * @self: a record
 * @field: the name of a date field
 * @value: a day; %SAL_DATE_NONE empties it
 *
 * Sets a date.
 */
void
sal_record_set_date (SalRecord *self, const char *field, gint32 value)
{
  char buffer[SAL_DATE_BUFFER];

  sal_record_set_text (
      self, field, value != SAL_DATE_NONE ? sal_date_write_iso (value, buffer) : NULL);
}

/**
 * sal_record_set_from_text:
 * @self: a record
 * @field: the name of a field
 * @text: its value in the exact form of files; "" empties it
 * @error: return location for an error
 *
 * Reads a value, as sal_field_from_text() does, and sets it.
 *
 * Returns: %FALSE with an error of #SalError if @text is no such value; the record is unchanged
 * then
 */
gboolean
sal_record_set_from_text (SalRecord *self, const char *field, const char *text, GError **error)
{
  guint index = field_index (self, field);
  const SalField *description = &sal_record_get_kind (self)->fields[index];
  SalValue value;

  if (!sal_field_from_text (
          description, text, sal_record_currency_of (self, index, NULL), &value, error))
    return FALSE;

  sal_record_set_value (self, index, &value);
  sal_value_clear (&value);

  return TRUE;
}

/* --- for people --- */

const char *
sal_record_get_reference_title (SalRecord *self, guint field)
{
  return self->titles != NULL ? self->titles[field] : NULL;
}

/**
 * sal_record_set_reference_title:
 * @self: a record
 * @field: the index of a reference
 * @title: (nullable): the title of the record it refers to
 *
 * Remembers a title, as loaded beside the record.
 */
void
sal_record_set_reference_title (SalRecord *self, guint field, const char *title)
{
  if (self->titles == NULL)
    self->titles = g_new0 (char *, sal_record_get_kind (self)->n_fields);
  g_free (self->titles[field]);
  self->titles[field] = g_strdup (title);
}

/**
 * sal_record_currency_of:
 * @self: a record
 * @field: the index of a money field
 * @currency: (nullable): the reporting currency
 *
 * Finds the currency an amount is in.
 *
 * Returns: (transfer none) (nullable): the record's own, else @currency
 */
const char *
sal_record_currency_of (SalRecord *self, guint field, const char *currency)
{
  const char *name = sal_record_get_kind (self)->fields[field].currency_field;
  const char *own = name != NULL ? sal_record_get_text (self, name) : NULL;

  return own != NULL ? own : currency;
}

/**
 * sal_record_to_display:
 * @self: a record
 * @field: the index of a field
 * @currency: (nullable): the reporting currency
 *
 * Writes a value for people, by locale: references by title, choices by label.
 *
 * Returns: (transfer full): the text, "" for a null value
 */
char *
sal_record_to_display (SalRecord *self, guint field, const char *currency)
{
  const SalField *description = &sal_record_get_kind (self)->fields[field];
  const char *title = sal_record_get_reference_title (self, field);

  if (description->type == SAL_FIELD_REFERENCE && title != NULL)
    return g_strdup (title);

  return sal_field_to_display (
      description, &self->values[field], sal_record_currency_of (self, field, currency));
}

/**
 * sal_record_get_title:
 * @self: a record
 *
 * Names a record for people, by its kind's title field.
 *
 * Returns: (transfer full): the title, "(no name)" if it is empty
 */
char *
sal_record_get_title (SalRecord *self)
{
  const SalKind *kind = sal_record_get_kind (self);
  char *title = sal_record_to_display (self, field_index (self, kind->title), NULL);

  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (_ ("(no name)"));
    }

  return title;
}

/**
 * sal_record_equal:
 * @self: a record
 * @other: another record
 *
 * Compares kinds and values, not ids.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
sal_record_equal (SalRecord *self, SalRecord *other)
{
  const SalKind *kind = sal_record_get_kind (self);

  if (sal_record_get_kind (other) != kind)
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!sal_value_equal (&self->values[i], &other->values[i]))
        return FALSE;
    }

  return TRUE;
}
