# One image for web, worker and release: docker-compose.yml says which command makes which.
FROM python:3.11.14-slim-bookworm AS build
RUN pip install --no-cache-dir --root-user-action=ignore uv==0.13.9
WORKDIR /build
COPY pyproject.toml requirements.lock ./
# Only what pyproject needs at run time (no development group); the lock fixes versions and hashes.
RUN uv venv /venv \
    && uv pip install --python /venv/bin/python --require-hashes --compile-bytecode --no-cache \
        -r pyproject.toml -c requirements.lock

FROM python:3.11.14-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin newsdesk \
    && install -d -o newsdesk -g newsdesk -m 0750 /var/lib/newsdesk
COPY --from=build /venv /venv
WORKDIR /app
COPY manage.py gunicorn.conf.py ./
COPY newsdesk newsdesk
COPY articles articles
COPY templates templates
COPY locale locale
COPY static static
COPY samples samples
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    VAR_DIR=/var/lib/newsdesk
USER newsdesk
VOLUME /var/lib/newsdesk
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000"]
