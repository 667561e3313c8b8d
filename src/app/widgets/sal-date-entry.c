/* sal-date-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date-entry.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-entry-text.h"
#include "sal-text.h"

struct _SalDateEntry
{
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
  gboolean opening; /* the calendar is being set to what the entry says */
};

G_DEFINE_FINAL_TYPE (SalDateEntry, sal_date_entry, ADW_TYPE_BIN)

static guint changed_signal;
static guint entered_signal;

static void
entry_changed_cb (SalDateEntry *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
entry_activate_cb (SalDateEntry *self)
{
  g_signal_emit (self, entered_signal, 0);
}

static void
shown_cb (GtkPopover *popover, GParamSpec *pspec, SalDateEntry *self)
{
  g_autoptr (GDateTime) shown = NULL;
  gint32 day;
  int year, month, day_of_month;

  if (!gtk_widget_get_visible (GTK_WIDGET (popover)))
    return;

  if (!sal_text_to_date_by_locale (gtk_editable_get_text (self->entry), &day, NULL))
    day = sal_date_today ();
  sal_date_to_ymd (day, &year, &month, &day_of_month);
  shown = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  self->opening = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->opening = FALSE;
}

static void
day_selected_cb (GtkCalendar *calendar, SalDateEntry *self)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (self->opening)
    return;

  date = gtk_calendar_get_date (calendar);
  text = sal_date_format (sal_date_from_ymd (g_date_time_get_year (date),
                                             g_date_time_get_month (date),
                                             g_date_time_get_day_of_month (date)));
  gtk_editable_set_text (self->entry, text);
}

static gboolean
sal_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAL_DATE_ENTRY (widget)->entry));
}

static void
sal_date_entry_class_init (SalDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  entered_signal = g_signal_new (
      "entered", SAL_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  widget_class->grab_focus = sal_date_entry_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, SalDateEntry, button);
  gtk_widget_class_bind_template_child (widget_class, SalDateEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, SalDateEntry, calendar);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
sal_date_entry_init (SalDateEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_date_entry_new:
 * @label: what the day is
 *
 * Creates an empty entry.
 *
 * Returns: the entry
 */
GtkWidget *
sal_date_entry_new (const char *label)
{
  SalDateEntry *self = g_object_new (SAL_TYPE_DATE_ENTRY, NULL);

  sal_date_entry_set_label (self, label);

  return GTK_WIDGET (self);
}

/**
 * sal_date_entry_set_label:
 * @self: an entry
 * @label: what the day is of
 *
 * Says to assistive technology what the entry and its calendar are for, and in an empty one how a
 * day is written.
 */
void
sal_date_entry_set_label (SalDateEntry *self, const char *label)
{
  /* Translators: opens a calendar for a field: “Choose Close Date” */
  g_autofree char *choose = g_strdup_printf (_ ("Choose %s"), label);
  g_autofree char *today = sal_date_format (sal_date_today ());
  /* Translators: in an empty entry of a date, how one may be written */
  g_autofree char *example = g_strdup_printf (_ ("such as %s"), today);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), example);
  sal_accessible_set_label (GTK_WIDGET (self->entry), label);
  sal_accessible_name_button (GTK_WIDGET (self->button), choose);
}

const char *
sal_date_entry_get_text (SalDateEntry *self)
{
  return gtk_editable_get_text (self->entry);
}

/**
 * sal_date_entry_find_problem:
 * @self: an entry of a day as sal_date_parse_iso() reads it
 * @day: (out): the day, %SAL_DATE_NONE if there is none
 *
 * Reads the day, or tells what is wrong with it: how it is written, or that the calendar does not
 * have it.
 *
 * Returns: (transfer full) (nullable): what is wrong, a sentence; %NULL if @day is set
 */
char *
sal_date_entry_find_problem (SalDateEntry *self, gint32 *day)
{
  const char *text = sal_date_entry_get_text (self);

  *day = SAL_DATE_NONE;
  if (sal_date_parse_iso (text, day))
    return NULL;
  if (g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, 0, 0))
    /* Translators: a day as 2026-02-30 */
    return g_strdup_printf (_ ("There is no day %s."), text);

  return g_strdup (_ ("This is not a day: it is to be written as 2027-02-01."));
}

/**
 * sal_date_entry_set_text:
 * @self: an entry
 * @text: a day as sal_date_format() writes it, or ""
 *
 * Sets what the entry says.
 */
void
sal_date_entry_set_text (SalDateEntry *self, const char *text)
{
  sal_entry_text_show (self->entry, text);
}

/* Takes what the entry says as what is stored, as sal_entry_text_settle() does. */
void
sal_date_entry_settle (SalDateEntry *self)
{
  sal_entry_text_settle (self->entry);
}
