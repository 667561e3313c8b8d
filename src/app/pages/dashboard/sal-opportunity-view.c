/* sal-opportunity-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-opportunity-view.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-window.h"

struct _SalOpportunityView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  gint64 id;
  char *title;
  GCancellable *cancellable;

  AdwViewStack *stack;
  GtkLabel *title_label;
  AdwPreferencesGroup *fields_group;
  GPtrArray *field_rows;
  GtkListBox *events_list;
  GtkLabel *no_events_label;
};

typedef enum
{
  PROP_TITLE = 1,
} SalOpportunityViewProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (SalOpportunityView, sal_opportunity_view, ADW_TYPE_BIN)

/* What the view shows, read in one go. */
typedef struct
{
  SalRecord *record; /* NULL if it has been deleted */
  GPtrArray *events; /* of SalRecord, newest first */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_clear_object (&self->record);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

typedef struct
{
  gint64 id;
  SalFiscalCalendar *calendar;
  char *currency;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_free (self);
}

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autofree char *filter = g_strdup_printf ("opportunity = %" G_GINT64_FORMAT, request->id);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_stage_event_kind);
  g_autoptr (GPtrArray) records =
      sal_records_load (connection, &sal_opportunity_kind, &request->id, 1, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (Loaded) loaded = NULL;

  if (records == NULL ||
      !sal_record_query_set_filter (query, filter, request->calendar, request->currency, error))
    return NULL;

  sal_record_query_set_sort (query, "-time", NULL);
  ids = sal_record_query_ids (query, connection, error);
  if (ids == NULL)
    return NULL;

  loaded = g_new0 (Loaded, 1);
  if (g_ptr_array_index (records, 0) != NULL)
    loaded->record = g_object_ref (g_ptr_array_index (records, 0));
  loaded->events = sal_records_load (
      connection, &sal_stage_event_kind, (const gint64 *) ids->data, ids->len, error);

  return loaded->events != NULL ? g_steal_pointer (&loaded) : NULL;
}

/* --- showing --- */

static void
add_field (SalOpportunityView *self, SalRecord *record, guint field)
{
  const SalField *description = &sal_record_get_kind (record)->fields[field];
  g_autofree char *text =
      sal_record_to_display (record, field, sal_workspace_get_currency (self->workspace));
  GtkWidget *row, *value;

  if (*text == '\0' || g_str_equal (description->name, "name") ||
      g_str_equal (description->name, "currency"))
    return;

  row = adw_action_row_new ();
  value = gtk_label_new (text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_field_get_label (description));
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (value, text);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (self->fields_group, row);
  g_ptr_array_add (self->field_rows, row);
}

static void
show_fields (SalOpportunityView *self, SalRecord *record)
{
  for (guint i = 0; i < self->field_rows->len; i++)
    adw_preferences_group_remove (self->fields_group, g_ptr_array_index (self->field_rows, i));
  g_ptr_array_set_size (self->field_rows, 0);

  for (guint i = 0; i < sal_record_get_kind (record)->n_fields; i++)
    add_field (self, record, i);
}

/* What an event changed against the one before it: "Stage: Proposal → Negotiation". */
static void
append_difference (
    SalOpportunityView *self, GString *text, SalRecord *event, SalRecord *before, guint field)
{
  const SalField *description = &sal_stage_event_kind.fields[field];
  const char *currency = sal_workspace_get_currency (self->workspace);
  g_autofree char *now = sal_record_to_display (event, field, currency);
  g_autofree char *then = before != NULL ? sal_record_to_display (before, field, currency) : NULL;

  if (before != NULL &&
      sal_value_equal (sal_record_get_value (event, field), sal_record_get_value (before, field)))
    return;
  if (*now == '\0' && (then == NULL || *then == '\0'))
    return;

  g_string_append_printf (
      text, "%s%s: ", text->len > 0 ? "\n" : "", sal_field_get_label (description));
  if (then != NULL && *then != '\0')
    g_string_append_printf (text, "%s → ", then);
  g_string_append (text, *now != '\0' ? now : _ ("empty"));
}

static void
add_event (SalOpportunityView *self, SalRecord *event, SalRecord *before)
{
  static const char *const shown[] = { "stage", "amount", "close_date", "owner", "category" };
  guint time = sal_kind_field_index (&sal_stage_event_kind, "time");
  g_autofree char *when = sal_record_to_display (event, time, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row = adw_action_row_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    append_difference (
        self, text, event, before, sal_kind_field_index (&sal_stage_event_kind, shown[i]));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text->len > 0 ? text->str : _ ("No change"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->events_list, row);
}

static void
show_events (SalOpportunityView *self, GPtrArray *events)
{
  sal_list_rows_remove_all (self->events_list);
  for (guint i = 0; i < events->len; i++)
    add_event (self,
               g_ptr_array_index (events, i),
               i + 1 < events->len ? g_ptr_array_index (events, i + 1) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->events_list), events->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_events_label), events->len == 0);
}

static void
set_title (SalOpportunityView *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (self->title_label, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalOpportunityView) self = SAL_OPPORTUNITY_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = sal_store_read_finish (SAL_STORE (source), result, &error);
  g_autofree char *title = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Read the Opportunity"), error);
      return;
    }
  if (loaded->record == NULL)
    {
      adw_view_stack_set_visible_child_name (self->stack, "deleted");
      return;
    }

  title = sal_record_get_title (loaded->record);
  set_title (self, title);
  show_fields (self, loaded->record);
  show_events (self, loaded->events);
  adw_view_stack_set_visible_child_name (self->stack, "record");
}

static void
start_load (SalOpportunityView *self)
{
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->id = self->id;
  request->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (self->workspace));
  request->currency = g_strdup (sal_workspace_get_currency (self->workspace));
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        load,
                        request,
                        request_free,
                        loaded_free,
                        self->cancellable,
                        loaded_cb,
                        g_object_ref (self));
}

static void
changed_cb (SalOpportunityView *self, SalChange *change)
{
  if (self->id != 0 && (sal_change_touches_record (change, &sal_opportunity_kind, self->id) ||
                        sal_change_touches (change, &sal_stage_event_kind)))
    start_load (self);
}

static void
open_cb (SalOpportunityView *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-record", "(sx)", sal_opportunity_kind.name, self->id);
}

/* --- class --- */

static void
sal_opportunity_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalOpportunityViewProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, sal_opportunity_view_get_title (SAL_OPPORTUNITY_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_opportunity_view_dispose (GObject *object)
{
  SalOpportunityView *self = SAL_OPPORTUNITY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->field_rows, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (sal_opportunity_view_parent_class)->dispose (object);
}

static void
sal_opportunity_view_class_init (SalOpportunityViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_opportunity_view_get_property;
  object_class->dispose = sal_opportunity_view_dispose;

  properties[PROP_TITLE] =
      g_param_spec_string ("title",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-opportunity-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalOpportunityView, stack);
  gtk_widget_class_bind_template_child (widget_class, SalOpportunityView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalOpportunityView, fields_group);
  gtk_widget_class_bind_template_child (widget_class, SalOpportunityView, events_list);
  gtk_widget_class_bind_template_child (widget_class, SalOpportunityView, no_events_label);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
sal_opportunity_view_init (SalOpportunityView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->field_rows = g_ptr_array_new ();
}

/**
 * sal_opportunity_view_new:
 * @workspace: a workspace
 *
 * Creates a view that shows nothing yet.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sal_opportunity_view_new (SalWorkspace *workspace)
{
  SalOpportunityView *self = g_object_new (SAL_TYPE_OPPORTUNITY_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (sal_workspace_get_store (workspace),
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * sal_opportunity_view_show:
 * @self: a view
 * @id: an opportunity
 *
 * Shows an opportunity and its history.
 */
void
sal_opportunity_view_show (SalOpportunityView *self, gint64 id)
{
  self->id = id;
  set_title (self, "");
  adw_view_stack_set_visible_child_name (self->stack, "loading");
  start_load (self);
}

const char *
sal_opportunity_view_get_title (SalOpportunityView *self)
{
  return self->title != NULL ? self->title : "";
}
